using System.Net;
using ParkTwin.Mqtt.Endpoint;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

/// <summary>Limits by address and by client, and whose a session is.</summary>
public sealed class EndpointLimitTests
{
    private static readonly IPEndPoint Here = new(IPAddress.Parse("192.0.2.7"), 4711);
    private readonly FakeTime _time = new();

    [Fact]
    public void Connections_beyond_those_of_an_address_are_told_so_and_far_beyond_closed()
    {
        using var wheel = new TimerWheel(_time, TimeSpan.FromMilliseconds(250));
        var desk = new AdmissionDesk(new() { MaximumConnectionsPerAddress = 2 }, wheel);
        var came = Enumerable.Range(0, 5).Select(_ => desk.Enter(Here)).ToList();
        MqttReasonCode?[] told =
            [MqttReasonCode.Success, MqttReasonCode.Success, MqttReasonCode.QuotaExceeded, MqttReasonCode.QuotaExceeded, null];
        Assert.Equal(told, came.Select(one => one?.Refusal));
        Assert.Equal(MqttReasonCode.Success, desk.Enter(new IPEndPoint(IPAddress.Parse("192.0.2.8"), 1))?.Refusal);
        came.ForEach(one => one?.Leave());
        Assert.Equal(MqttReasonCode.Success, desk.Enter(Here)?.Refusal);
    }

    [Fact]
    public void Connects_beyond_the_rate_of_an_address_are_told_so_until_time_has_passed()
    {
        using var wheel = new TimerWheel(_time, TimeSpan.FromMilliseconds(250));
        var desk = new AdmissionDesk(new() { ConnectsPerSecondPerAddress = 1, ConnectBurstPerAddress = 2 }, wheel);
        var told = Enumerable.Range(0, 5).Select(_ => desk.Enter(Here)).ToList();
        Assert.Equal(MqttReasonCode.Success, told[1]?.Refusal);
        Assert.Equal(MqttReasonCode.ConnectionRateExceeded, told[2]?.Refusal);
        Assert.Null(told[4]);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(MqttReasonCode.Success, desk.Enter(Here)?.Refusal);
    }

    [Fact]
    public void Half_open_connections_are_bounded_and_free_when_answered()
    {
        using var wheel = new TimerWheel(_time, TimeSpan.FromMilliseconds(250));
        var desk = new AdmissionDesk(new() { MaximumHalfOpen = 1 }, wheel);
        var first = desk.Enter(null);
        Assert.Null(desk.Enter(null));
        first!.Answered();
        first.Leave();
        Assert.Equal(0, desk.HalfOpen);
        Assert.NotNull(desk.Enter(null));
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true, Label = "one /64")]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false, Label = "two /64")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true, Label = "one address in two forms")]
    [InlineData("0.0.0.1", "::1", false, Label = "two families")]
    public void An_address_is_what_one_user_commonly_has(string one, string other, bool same) =>
        Assert.Equal(same, AddressKey.Of(IPAddress.Parse(one)) == AddressKey.Of(IPAddress.Parse(other)));

    [Fact]
    public void Who_publishes_too_fast_waits_and_far_too_fast_is_worth_a_word()
    {
        var rate = PublishRate.Of(new() { MessagesPerSecond = 10, BurstSeconds = 2 }, _time)!;
        Assert.Equal((TimeSpan.Zero, false), (rate.Take(20, 0, out var beyond), beyond));
        Assert.Equal((TimeSpan.FromSeconds(1), false), (rate.Take(10, 0, out beyond), beyond));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((TimeSpan.FromSeconds(2), true), (rate.Take(21, 0, out beyond), beyond));
        Assert.Null(PublishRate.Of(new(), _time));
    }

    [Fact]
    public async Task Two_owners_use_one_client_identifier_without_meeting()
    {
        await using var bench = new Bench();
        bench.Gateway.Decide = static request => new(ConnectDecision.Accept() with { Owner = request.UserName });
        await using var first = new Device(bench.Endpoint);
        await first.ConnectAsync("c", static c => c.UserName = "p/gw1");
        await using var second = new Device(bench.Endpoint);
        await second.ConnectAsync("c", static c => c.UserName = "p/gw2");
        Assert.Equal((2, 0), (bench.Endpoint.Statistics.Connected, bench.Endpoint.Statistics.TakeOvers));
    }
}
