using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

public sealed class EndpointSessionTests
{
    private static readonly MqttWill Will = new("will", "gone"u8.ToArray(), MqttQos.AtLeastOnce, false, 0);

    [Theory]
    [InlineData(MqttProtocolLevel.V5)]
    [InlineData(MqttProtocolLevel.V311)]
    public async Task The_newer_connection_takes_the_session_over(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        var (older, _) = await Device.ConnectAsync(bench.Endpoint, "m1", level, Keep);
        var (newer, connack) = await Device.ConnectAsync(bench.Endpoint, "m1", level, Resume);
        await using var end = newer;
        Assert.True(connack.SessionPresent);
        await older.AssertClosedAsync(MqttReasonCode.SessionTakenOver);
        Assert.Equal(OfflineReason.TakenOver, (await bench.GoneAsync()).Reason);
        await newer.PublishAsync("a", "1");
        await newer.ReadAsync(MqttPacketType.Puback);
        Assert.Equal((1, 1), (bench.Endpoint.Statistics.Connected, bench.Endpoint.Statistics.TakeOvers));
    }

    [Fact]
    public async Task Many_connections_with_one_identifier_leave_one()
    {
        await using var bench = new Bench();
        var devices = Enumerable.Range(0, 20).Select(_ => new Device(bench.Endpoint)).ToArray();
        await Task.WhenAll(devices.Select(d => d.SendAsync(new ConnectPacket { Level = 5, ClientId = "m1" }.Encode())));
        for (var i = 0; i < devices.Length - 1; i++)
        {
            Assert.Equal(OfflineReason.TakenOver, (await bench.GoneAsync()).Reason);
        }

        Assert.Equal(1, bench.Endpoint.Statistics.Sessions);
        foreach (var device in devices)
        {
            await device.DisposeAsync();
        }

        Assert.Equal(0, bench.Endpoint.Statistics.Connected);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V5)]
    [InlineData(MqttProtocolLevel.V311)]
    public async Task A_QoS_2_exchange_goes_on_after_a_reconnect(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        bench.Gateway.Manual = true;
        var (device, first) = await Device.ConnectAsync(bench.Endpoint, "m1", level, Keep);
        Assert.False(first.SessionPresent);
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 5);
        await bench.Gateway.ArrivedAsync(1);
        await device.DisposeAsync();
        (device, var second) = await Device.ConnectAsync(bench.Endpoint, "m1", level, Resume);
        Assert.True(second.SessionPresent);
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 5, duplicate: true);
        await device.PingAsync();
        bench.Gateway.Commit();
        await device.ReadAsync(MqttPacketType.Pubrec);
        await device.DisposeAsync();
        (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", level, Resume);
        await device.SendAckAsync(MqttPacketType.Pubrel, 5);
        Assert.Equal(MqttReasonCode.Success, (await device.ReadAsync(MqttPacketType.Pubcomp)).Code);
        await device.DisposeAsync();
        Assert.Single(bench.Gateway.Messages);
    }

    [Fact]
    public async Task A_clean_start_forgets_the_session()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: Keep);
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 5);
        await device.ReadAsync(MqttPacketType.Pubrec);
        await device.DisposeAsync();
        (device, var connack) = await Device.ConnectAsync(bench.Endpoint, change: Keep);
        await using var end = device;
        Assert.False(connack.SessionPresent);
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 5);
        await device.ReadAsync(MqttPacketType.Pubrec);
        Assert.Equal(2, bench.Gateway.Messages.Count);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(62, false)]
    public async Task A_session_lives_as_long_as_its_expiry(int seconds, bool present)
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.SessionExpiry = 60);
        await device.DisposeAsync();
        await bench.GoneAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(present ? 1 : 0, bench.Endpoint.Statistics.Sessions);
        (device, var connack) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.CleanStart = false);
        await using var end = device;
        Assert.Equal(present, connack.SessionPresent);
    }

    [Fact]
    public async Task An_expiry_beyond_the_longest_is_lowered_and_told()
    {
        await using var bench = new Bench(static o => o.MaximumSessionExpiry = TimeSpan.FromSeconds(100));
        var (device, connack) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.SessionExpiry = uint.MaxValue);
        Assert.Equal(100u, connack.SessionExpiry);
        await device.DisposeAsync();
        await bench.GoneAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(102));
        Assert.Equal(0, bench.Endpoint.Statistics.Sessions);
    }

    [Fact]
    public async Task DISCONNECT_may_change_the_expiry()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.SessionExpiry = 60);
        await device.DisconnectAsync(expiry: 0);
        Assert.Equal(OfflineReason.Disconnected, (await bench.GoneAsync()).Reason);
        await device.DisposeAsync();
        Assert.Equal(0, bench.Endpoint.Statistics.Sessions);
    }

    [Fact]
    public async Task DISCONNECT_may_not_ask_for_an_expiry_that_CONNECT_did_not()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await device.DisconnectAsync(expiry: 60);
        await device.AssertClosedAsync(MqttReasonCode.ProtocolError);
    }

    [Fact]
    public async Task The_sessions_kept_have_a_bound()
    {
        await using var bench = new Bench(static o => o.MaximumDetachedSessions = 3);
        for (var i = 0; i < 10; i++)
        {
            var (device, _) = await Device.ConnectAsync(bench.Endpoint, $"m{i}", change: Keep);
            await device.DisposeAsync();
        }

        Assert.Equal(3, bench.Endpoint.Statistics.Sessions);
        var (last, connack) = await Device.ConnectAsync(bench.Endpoint, "m9", change: Resume);
        await using var end = last;
        Assert.True(connack.SessionPresent);
    }

    [Fact]
    public async Task The_Will_is_given_when_the_connection_is_lost_and_not_after_DISCONNECT()
    {
        await using var bench = new Bench();
        var (lost, _) = await Device.ConnectAsync(bench.Endpoint, "m1", change: WithWill(0));
        await lost.DisposeAsync();
        var gone = await bench.GoneAsync();
        Assert.Equal((OfflineReason.ConnectionLost, "will"), (gone.Reason, gone.Will?.Topic));
        Assert.Equal("gone"u8, gone.Will!.Payload.Span);

        var (polite, _) = await Device.ConnectAsync(bench.Endpoint, "m2", change: WithWill(0));
        await polite.DisconnectAsync();
        Assert.Equal(new Gone("m2", OfflineReason.Disconnected, null), await bench.GoneAsync());
        await polite.DisposeAsync();

        var (asking, _) = await Device.ConnectAsync(bench.Endpoint, "m3", change: WithWill(0));
        await asking.DisconnectAsync(MqttReasonCode.DisconnectWithWill);
        Assert.Equal("will", (await bench.GoneAsync()).Will?.Topic);
        await asking.DisposeAsync();
    }

    [Fact]
    public async Task A_delayed_Will_is_given_after_its_delay()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", change: WithWill(30));
        await device.DisposeAsync();
        Assert.Null((await bench.GoneAsync()).Will);
        bench.Time.Advance(TimeSpan.FromSeconds(28));
        Assert.False(bench.Gateway.Ends.Reader.TryPeek(out _));
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        var gone = await bench.GoneAsync();
        Assert.Equal((OfflineReason.WillDelayElapsed, "will"), (gone.Reason, gone.Will?.Topic));
        bench.Time.Advance(TimeSpan.FromSeconds(1_000));
        Assert.False(bench.Gateway.Ends.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task A_delayed_Will_is_dropped_when_the_device_is_back_in_time()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", change: WithWill(30));
        await device.DisposeAsync();
        await bench.GoneAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(20));
        (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", change: Resume);
        bench.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(bench.Gateway.Ends.Reader.TryPeek(out _));
        await device.DisposeAsync();
    }

    [Fact]
    public async Task A_delayed_Will_is_given_at_once_when_its_session_ends()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", change: WithWill(30));
        await device.DisposeAsync();
        await bench.GoneAsync();
        (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1");
        await using var end = device;
        Assert.Equal(OfflineReason.WillDelayElapsed, (await bench.GoneAsync()).Reason);
    }

    private static void Keep(ConnectPacket connect)
    {
        connect.SessionExpiry = connect.IsV5 ? 600u : 0;
        connect.CleanStart = connect.IsV5;
    }

    private static void Resume(ConnectPacket connect)
    {
        Keep(connect);
        connect.CleanStart = false;
    }

    private static Action<ConnectPacket> WithWill(uint delay) => connect =>
    {
        Keep(connect);
        connect.Will = Will with { DelaySeconds = delay };
    };
}
