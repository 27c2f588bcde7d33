using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Ingest.Devices;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Tests.Devices;

public sealed class DeviceDoorTests : IDisposable
{
    private readonly Doorway _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task The_right_password_opens_as_that_gateway_and_its_sessions_are_its_own()
    {
        var decision = await _at.ConnectAsync("p/gw1", Doorway.Password);
        Assert.Equal(MqttReasonCode.Success, decision.ReasonCode);
        Assert.Equal("p/gw1", Assert.IsType<GatewayAccess>(decision.State).Gateway.UserName);
        Assert.StartsWith("p/gw1@", decision.Owner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p/gw1", "wrong horse battery", MqttReasonCode.BadUserNameOrPassword, Label = "a wrong password")]
    [InlineData("p/gw1", "", MqttReasonCode.BadUserNameOrPassword, Label = "an empty password")]
    [InlineData("p/gw1", null, MqttReasonCode.BadUserNameOrPassword, Label = "no password")]
    [InlineData("p/gw9", Doorway.Password, MqttReasonCode.BadUserNameOrPassword, Label = "nobody's name")]
    [InlineData("gw1", Doorway.Password, MqttReasonCode.BadUserNameOrPassword, Label = "a name without its park")]
    [InlineData("P/gw1", Doorway.Password, MqttReasonCode.BadUserNameOrPassword, Label = "a name in other letters")]
    [InlineData("", "", MqttReasonCode.BadUserNameOrPassword, Label = "empty credentials")]
    [InlineData(null, null, MqttReasonCode.NotAuthorized, Label = "no credentials")]
    public async Task Anything_else_does_not(string? user, string? password, MqttReasonCode code)
    {
        foreach (var from in (string[])["192.0.2.7", "127.0.0.1", "::1"])
        {
            var decision = await _at.ConnectAsync(user, password, from);
            Assert.Equal(code, decision.ReasonCode);
        }
    }

    [Fact]
    public async Task Nobodys_name_and_a_wrong_password_get_the_same_answer()
    {
        var (unknown, wrong) = (await _at.ConnectAsync("p/gw9", "x", "192.0.2.1"), await _at.ConnectAsync("p/gw1", "x", "192.0.2.2"));
        Assert.Equal((unknown.ReasonCode, unknown.ReasonText), (wrong.ReasonCode, wrong.ReasonText));
    }

    [Theory]
    [InlineData("127.0.0.1", false, true, Label = "loopback")]
    [InlineData("::1", false, true, Label = "loopback of IPv6")]
    [InlineData("::ffff:127.0.0.1", false, true, Label = "loopback of IPv4 in IPv6")]
    [InlineData("192.0.2.7", false, false, Label = "another machine")]
    [InlineData("127.0.0.1", true, false, Label = "a proxy on this machine")]
    public async Task Without_credentials_only_loopback_comes_in_and_only_where_that_is_allowed(string from, bool forwarded, bool open)
    {
        using var anonymous = new Doorway(anonymous: true);
        var decision = await anonymous.ConnectAsync(null, null, from, change: request => Forwarded(request, forwarded));
        Assert.Equal((open, null), (decision.Accepted, decision.State));
        Assert.Equal(MqttReasonCode.NotAuthorized, (await _at.ConnectAsync(null, null, from)).ReasonCode);
        Assert.Equal(MqttReasonCode.BadUserNameOrPassword, (await anonymous.ConnectAsync("p/gw1", "wrong", from)).ReasonCode);
    }

    [Fact]
    public async Task A_disabled_gateway_is_told_so_only_with_the_right_password()
    {
        _at.Set(Doorway.Record() with { Disabled = true });
        Assert.Equal(MqttReasonCode.NotAuthorized, (await _at.ConnectAsync("p/gw1", Doorway.Password)).ReasonCode);
        Assert.Equal(MqttReasonCode.BadUserNameOrPassword, (await _at.ConnectAsync("p/gw1", "wrong")).ReasonCode);
    }

    [Fact]
    public async Task A_gateway_without_a_password_cannot_use_an_empty_one()
    {
        _at.Set(Doorway.Record() with { Secret = null });
        Assert.Equal(MqttReasonCode.BadUserNameOrPassword, (await _at.ConnectAsync("p/gw1", "")).ReasonCode);
        Assert.Equal(MqttReasonCode.BadUserNameOrPassword, (await _at.ConnectAsync("p/gw1", null)).ReasonCode);
    }

    [Fact]
    public async Task A_generated_password_opens_and_a_replaced_one_does_not_though_it_was_remembered()
    {
        var (first, secret) = GatewaySecret.Generate();
        _at.Set(Doorway.Record() with { Secret = secret });
        Assert.True((await _at.ConnectAsync("p/gw1", first)).Accepted);
        Assert.True((await _at.ConnectAsync("p/gw1", first)).Accepted);
        Assert.False((await _at.ConnectAsync("p/gw1", first + "x")).Accepted);
        _at.Set(Doorway.Record() with { Secret = GatewaySecret.Generate().Secret });
        Assert.False((await _at.ConnectAsync("p/gw1", first)).Accepted);
    }

    [Fact]
    public async Task Before_the_gateways_are_known_nobody_is_judged()
    {
        _at.Gateways.IsLoaded = false;
        Assert.Equal(MqttReasonCode.ServerUnavailable, (await _at.ConnectAsync("p/gw1", Doorway.Password)).ReasonCode);
    }

    [Theory]
    [InlineData("parktwin/v1/p/m1/status", true, Label = "its meter's")]
    [InlineData("parktwin/v1/p/gw1/status", true, Label = "its own")]
    [InlineData("parktwin/v1/p/m3/status", false, Label = "another gateway's meter's")]
    [InlineData("parktwin/v1/q/m1/status", false, Label = "another park's")]
    [InlineData("elsewhere", false, Label = "of no meter")]
    public async Task A_will_is_under_the_same_rule_as_a_publish(string topic, bool open)
    {
        var will = new MqttWill(topic, default, MqttQos.AtMostOnce, false, 0);
        var decision = await _at.ConnectAsync("p/gw1", Doorway.Password, will: will);
        Assert.Equal(open ? MqttReasonCode.Success : MqttReasonCode.NotAuthorized, decision.ReasonCode);
    }

    [Theory]
    [InlineData("parktwin/v1/p/m1/status", true)]
    [InlineData("parktwin/v1/p/gw1/status", true)]
    [InlineData("parktwin/v1/p/m3/status", false)]
    [InlineData("parktwin/v1/p/+/status", false)]
    [InlineData("parktwin/v1/+/m1/status", false)]
    [InlineData("parktwin/v1/p/nobody/status", false)]
    [InlineData("parktwin/v1/p/m1/reading", false)]
    public async Task It_may_listen_to_its_own_alone(string filter, bool open)
    {
        var access = Assert.IsType<GatewayAccess>((await _at.ConnectAsync("p/gw1", Doorway.Password)).State);
        Assert.Equal(open, access.MayUse(filter, ["status"], _at.Meters.Current));
    }

    [Fact]
    public async Task One_that_has_all_of_the_park_may_use_a_wildcard_for_the_meter()
    {
        _at.Set(Doorway.Record() with { Meters = null });
        var access = Assert.IsType<GatewayAccess>((await _at.ConnectAsync("p/gw1", Doorway.Password)).State);
        Assert.True(access.MayUse("parktwin/v1/p/+/status", ["status"], _at.Meters.Current));
        Assert.False(access.MayUse("parktwin/v1/+/m1/status", ["status"], _at.Meters.Current));
        Assert.True(access.MetersIn(_at.Meters.Current).Contains(3));
    }

    [Theory]
    [InlineData("CN=p/gw1", false, null, MqttReasonCode.Success, Label = "its common name")]
    [InlineData("CN=device 17", true, null, MqttReasonCode.Success, Label = "its thumbprint")]
    [InlineData("CN=device 17", true, "p/gw1", MqttReasonCode.Success, Label = "its thumbprint and its user name")]
    [InlineData("CN=p/gw1", false, "p/gw2", MqttReasonCode.NotAuthorized, Label = "another's user name")]
    [InlineData("CN=device 17", false, null, MqttReasonCode.NotAuthorized, Label = "a certificate of nobody")]
    [InlineData("CN=device 17", false, "p/gw1", MqttReasonCode.NotAuthorized, Label = "a certificate of nobody with a user name")]
    public async Task A_certificate_is_a_gateway_by_thumbprint_or_name(string subject, bool registered, string? user, MqttReasonCode code)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(subject, key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(_at.Time.GetUtcNow().AddDays(-1), _at.Time.GetUtcNow().AddDays(1));
        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        _at.Set(
            Doorway.Record() with { Thumbprints = registered ? [thumbprint] : [] },
            Doorway.Record() with { Gateway = "gw2", Meters = [MeterId.Parse("m3")] });
        var decision = await _at.ConnectAsync(user, null, change: request => WithCertificate(request, certificate));
        Assert.Equal(code, decision.ReasonCode);
    }

    private static ConnectRequest Forwarded(ConnectRequest request, bool forwarded) => new()
    {
        ClientId = request.ClientId,
        RemoteEndPoint = request.RemoteEndPoint,
        ProtocolLevel = request.ProtocolLevel,
        Forwarded = forwarded,
    };

    private static ConnectRequest WithCertificate(ConnectRequest request, X509Certificate2 certificate) => new()
    {
        ClientId = request.ClientId,
        UserName = request.UserName,
        RemoteEndPoint = new IPEndPoint(IPAddress.Parse("192.0.2.9"), 1),
        ProtocolLevel = request.ProtocolLevel,
        ClientCertificate = certificate,
    };
}
