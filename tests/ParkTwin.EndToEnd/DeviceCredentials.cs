using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ParkTwin.EndToEnd;

/// <summary>Clients that others wrote, before a twin that wants to know who they are.</summary>
public sealed class DeviceCredentials(CredentialTwin at) : IClassFixture<CredentialTwin>
{
    private const string K1 = "parktwin/v1/c/k1/reading";

    public static TheoryData<string, int, string> Ways { get; } = new(
        from library in new[] { "paho", "mqtt.js" }
        from version in new[] { 4, 5 }
        from way in new[] { "tcp", "tls", "ws" }
        select (library, version, way));

    public static TheoryData<string, int> Clients { get; } = new(
        from library in new[] { "paho", "mqtt.js" }
        from version in new[] { 4, 5 }
        select (library, version));

    [Theory, MemberData(nameof(Ways))]
    public async Task The_right_password_comes_in_by_every_way(string library, int version, string way) => Assert.Equal(
        "connack 0, acknowledged", await TellAsync(library, version, way, "c/gw1", CredentialTwin.Password));

    [Theory, MemberData(nameof(Ways))]
    public async Task A_wrong_password_is_told_so(string library, int version, string way)
    {
        var name = $"c/{library}-{version}-{way}"; // Nobody's, so that no test shuts another out.
        Assert.Equal(version == 4 ? "connack 4" : "connack 134", await TellAsync(library, version, way, name, "wrong horse battery"));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task No_credentials_are_not_enough_on_loopback_either(string library, int version, string way) => Assert.Equal(
        version == 4 ? "connack 5" : "connack 135", await TellAsync(library, version, way, null, null));

    [Theory, MemberData(nameof(Clients))]
    public async Task Another_gateways_meter_is_refused_and_looks_like_one_that_is_not_there(string library, int version)
    {
        var others = await TellAsync(library, version, "tcp", "c/gw1", CredentialTwin.Password, topic: "parktwin/v1/c/k2/reading");
        var nobodys = await TellAsync(library, version, "tcp", "c/gw1", CredentialTwin.Password, topic: "parktwin/v1/c/k9/reading");
        Assert.Equal(others, nobodys);

        // paho 1.6 does not tell its user what a PUBACK says.
        var told = version == 5 && library == "mqtt.js" ? "puback 135" : "acknowledged";
        Assert.Equal("connack 0, " + told, others);
        var kept = await at.Twin.JsonAsync("/api/quarantine?reason=not-allowed");
        Assert.Contains(kept.GetProperty("items").EnumerateArray(), item => item.GetProperty("topic").GetString() == "parktwin/v1/c/k2/reading");
    }

    [Theory]
    [InlineData("paho", 4, "good", "connack 0, acknowledged")]
    [InlineData("paho", 5, "good", "connack 0, acknowledged")]
    [InlineData("mqtt.js", 5, "good", "connack 0, acknowledged")]
    [InlineData("paho", 4, "nobody", "connack 5")]
    [InlineData("paho", 5, "nobody", "connack 135")]
    [InlineData("mqtt.js", 4, "nobody", "connack 5")]
    [InlineData("paho", 5, "expired", "refused")]
    [InlineData("mqtt.js", 5, "expired", "refused")]
    [InlineData("paho", 5, "foreign", "refused")]
    [InlineData("mqtt.js", 4, "foreign", "refused")]
    public async Task A_certificate_says_who_it_is_or_is_refused(string library, int version, string certificate, string told) =>
        Assert.Equal(told, await TellAsync(library, version, "tls", null, null, certificate: certificate));

    [Theory, MemberData(nameof(Clients))]
    public async Task A_gateway_that_is_removed_while_connected_is_ended_at_once(string library, int version)
    {
        var gateway = $"leaving-{version}-{library.Length}";
        await at.PutAsync(gateway, "r2");
        using var client = CredentialTwin.Start(
            library, What(library, version, "tcp", "c/" + gateway, CredentialTwin.Password, "parktwin/v1/c/r2/reading", hold: true));
        Assert.Equal("connack 0", await LineAsync(client));
        Assert.Equal("acknowledged", await LineAsync(client));
        var (status, answer) = await at.Twin.SendAsync(HttpMethod.Delete, "/api/parks/c/gateways/" + gateway, "");
        Assert.True(status == 200, answer);
        var ended = await LineAsync(client);
        Assert.Equal(version == 5 ? "ended 135" : library == "paho" ? ended : "closed", ended);
        Assert.False(client.HasExited && ended is null);
        client.Kill();
    }

    [Fact]
    public async Task A_new_certificate_serves_new_connections_and_leaves_the_others_alone()
    {
        using var client = CredentialTwin.Start("mqtt.js", What("mqtt.js", 5, "tls", "c/gw1", CredentialTwin.Password, K1, hold: true));
        Assert.Equal("connack 0", await LineAsync(client));
        Assert.Equal("acknowledged", await LineAsync(client));
        var fresh = at.Certificates.WriteServer();
        await at.Twin.WaitAsync(async () => await ServedAsync() == fresh, TwinProcess.Patience, "serving the new certificate");
        Assert.False(client.HasExited);
        var gateways = await at.Twin.JsonAsync("/api/parks/c/gateways");
        var gw1 = gateways.GetProperty("gateways").EnumerateArray().First(one => one.GetProperty("gateway").GetString() == "gw1");
        Assert.True(gw1.GetProperty("connected").GetBoolean());
        client.Kill();
    }

    private static async Task<string?> LineAsync(System.Diagnostics.Process client) =>
        await client.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TwinProcess.Patience, TestContext.Current.CancellationToken);

    private async Task<string> ServedAsync()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", at.TlsPort, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(socket.GetStream(), false, static (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync("localhost");
        return tls.RemoteCertificate!.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private Task<string> TellAsync(
        string library, int version, string way, string? user, string? password, string topic = K1, string? certificate = null) =>
        CredentialTwin.RunAsync(library, What(library, version, way, user, password, topic, certificate));

    private object What(
        string library, int version, string way, string? user, string? password, string topic, string? certificate = null, bool hold = false) => new
        {
            id = $"{library}-{version}-{way}-{Guid.NewGuid():N}",
            port = way == "tls" ? at.TlsPort : way == "ws" ? at.Twin.Page.Port : at.Twin.DevicePort,
            version,
            ws = way == "ws",
            ca = way == "tls" ? at.Certificates.Ca : null,
            cert = certificate is null ? null : at.Certificates.Cert(certificate),
            key = certificate is null ? null : at.Certificates.Key(certificate),
            user,
            password,
            topic,
            hold,
        };
}
