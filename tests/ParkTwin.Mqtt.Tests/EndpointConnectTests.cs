using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

public sealed class EndpointConnectTests
{
    [Fact]
    public async Task A_device_of_5_0_is_told_what_the_endpoint_can_do()
    {
        await using var bench = new Bench();
        var (device, connack) = await Device.ConnectAsync(bench.Endpoint);
        await using var _ = device;
        Assert.False(connack.SessionPresent);
        Assert.Equal(65_535, connack.ReceiveMaximum);
        Assert.Equal(1u << 20, connack.MaximumPacketSize);
        Assert.Equal(4_096, connack.TopicAliasMaximum);
        Assert.Equal(MqttQos.ExactlyOnce, connack.MaximumQos);
        Assert.True(connack.WildcardSubscriptionAvailable);
        Assert.False(connack.RetainAvailable || connack.SharedSubscriptionAvailable || connack.SubscriptionIdentifierAvailable);
        Assert.Null(connack.AssignedClientId);
        Assert.Null(connack.ServerKeepAlive);
    }

    [Fact]
    public async Task The_gateway_sees_what_the_device_says_and_decides()
    {
        await using var bench = new Bench();
        byte[]? password = null;
        bench.Gateway.Decide = request =>
        {
            password = request.Password?.ToArray();
            return new(ConnectDecision.Refuse(MqttReasonCode.BadUserNameOrPassword, "no such meter"));
        };
        await using var device = new Device(bench.Endpoint);
        var connack = await device.ConnectAsync("m7", c =>
        {
            (c.UserName, c.Password, c.KeepAlive) = ("park", [1, 2, 3], 30);
            c.Will = new MqttWill("w", new byte[] { 9 }, MqttQos.AtLeastOnce, false, 5);
        });
        Assert.Equal((MqttReasonCode.BadUserNameOrPassword, "no such meter"), (connack.ReasonCode, connack.ReasonText));
        Assert.Null(await device.ReadAsync());
        Assert.True(bench.Gateway.Requests.TryDequeue(out var request));
        Assert.Equal(("m7", "park", 30), (request.ClientId, request.UserName, request.KeepAliveSeconds));
        Assert.Equal([1, 2, 3], password);
        Assert.Equal([0, 0, 0], request.Password!.Value.ToArray());
        Assert.Equal(5u, request.Will!.DelaySeconds);
        Assert.Equal(1, bench.Endpoint.Statistics.ConnectsRefused);
    }

    [Fact]
    public async Task A_device_without_a_password_has_none_and_not_an_empty_one()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await using var _1 = device;
        Assert.True(bench.Gateway.Requests.TryDequeue(out var request));
        Assert.Null(request.Password);
    }

    [Fact]
    public async Task A_refusal_without_problem_information_has_no_text()
    {
        await using var bench = new Bench();
        bench.Gateway.Decide = static _ => new(ConnectDecision.Refuse(MqttReasonCode.Banned, "because"));
        await using var device = new Device(bench.Endpoint);
        var connack = await device.ConnectAsync("m7", static c => c.RequestProblemInformation = false);
        Assert.Equal((MqttReasonCode.Banned, null), (connack.ReasonCode, connack.ReasonText));
    }

    [Fact]
    public async Task A_refused_3_1_1_device_gets_a_return_code()
    {
        await using var bench = new Bench();
        bench.Gateway.Decide = static _ => new(ConnectDecision.Refuse(MqttReasonCode.NotAuthorized));
        await using var device = new Device(bench.Endpoint, MqttProtocolLevel.V311);
        Assert.Equal(MqttReasonCode.NotAuthorized, (await device.ConnectAsync("m7")).ReasonCode);
        Assert.Null(await device.ReadAsync());
    }

    [Fact]
    public async Task A_device_without_identifier_is_given_one()
    {
        await using var bench = new Bench();
        var (device, connack) = await Device.ConnectAsync(bench.Endpoint, "");
        await using var _ = device;
        Assert.True(bench.Gateway.Requests.TryDequeue(out var request));
        Assert.True(request.ClientIdAssigned);
        Assert.Equal(request.ClientId, connack.AssignedClientId);
    }

    [Theory]
    [InlineData(true, MqttReasonCode.Success)]
    [InlineData(false, MqttReasonCode.ClientIdentifierNotValid)]
    public async Task A_3_1_1_device_without_identifier_needs_a_clean_session(bool clean, MqttReasonCode expected)
    {
        await using var bench = new Bench();
        await using var device = new Device(bench.Endpoint, MqttProtocolLevel.V311);
        Assert.Equal(expected, (await device.ConnectAsync("", c => c.CleanStart = clean)).ReasonCode);
    }

    [Theory]
    [InlineData("100F00044D515454060000000003616263", "2003008400", Label = "level 6 is answered in the form of 5.0")]
    [InlineData("100E00044D5154540300000000026162", "20020001", Label = "level 3 is answered in the form of 3.1.1")]
    [InlineData("101100064D514973647003000000000003616263", "20020001", Label = "MQIsdp is answered in the form of 3.1.1")]
    public async Task Another_version_is_refused_in_a_form_it_may_understand(string connect, string answer)
    {
        await using var bench = new Bench();
        await using var device = new Device(bench.Endpoint);
        await device.SendAsync(Convert.FromHexString(connect));
        var packet = await device.ReadAsync(MqttPacketType.Connack);
        Assert.Equal(answer, Convert.ToHexString([packet.First, (byte)packet.Body.Length, .. packet.Body]));
        Assert.Null(await device.ReadAsync());
    }

    [Theory]
    [InlineData("C000", Label = "PINGREQ first")]
    [InlineData("474554202F20485454502F312E310D0A", Label = "GET / HTTP/1.1")]
    [InlineData("1603010200", Label = "a TLS hello")]
    [InlineData("10FFFFFFFF01", Label = "a length of five bytes")]
    [InlineData("10FFFFFF7F", Label = "a CONNECT of 256 MiB")]
    [InlineData("100C00044D51545504000000000000", Label = "another protocol name")]
    [InlineData("1100", Label = "flags in the first byte")]
    public async Task What_is_no_CONNECT_is_closed_without_a_word(string hex)
    {
        await using var bench = new Bench();
        await using var device = new Device(bench.Endpoint);
        await device.SendAsync(Convert.FromHexString(hex));
        Assert.Null(await device.ReadAsync());
        Assert.Equal(1, bench.Endpoint.Statistics.ConnectsRefused);
        Assert.Empty(bench.Gateway.Requests);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V5)]
    [InlineData(MqttProtocolLevel.V311)]
    public async Task A_malformed_CONNECT_is_told_to_5_0_and_closed(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        await using var device = new Device(bench.Endpoint, level);
        await device.SendAsync([0x10, 11, 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', (byte)level, 1, 0, 0, 0]);
        if (level == MqttProtocolLevel.V5)
        {
            Assert.Equal(MqttReasonCode.MalformedPacket, (await device.ConnackAsync()).ReasonCode);
        }

        Assert.Null(await device.ReadAsync());
    }

    [Fact]
    public async Task Enhanced_authentication_is_refused()
    {
        await using var bench = new Bench();
        await using var device = new Device(bench.Endpoint);
        var connack = await device.ConnectAsync("m1", static c => c.AuthenticationMethod = "SCRAM-SHA-256");
        Assert.Equal(MqttReasonCode.BadAuthenticationMethod, connack.ReasonCode);
    }

    [Fact]
    public async Task A_silent_connection_is_closed_at_the_handshake_deadline()
    {
        await using var bench = new Bench();
        await using var device = new Device(bench.Endpoint);
        await device.SendAsync([0x10]);
        bench.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(device.Served.IsCompleted);
        bench.Time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Null(await device.ReadAsync());
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_is_left_at_the_handshake_deadline()
    {
        await using var bench = new Bench();
        var never = new TaskCompletionSource<ConnectDecision>();
        bench.Gateway.Decide = _ => new(never.Task.WaitAsync(TimeSpan.FromSeconds(30), bench.Time));
        await using var device = new Device(bench.Endpoint);
        await device.SendAsync(new ConnectPacket { Level = 5, ClientId = "m1" }.Encode());
        while (bench.Gateway.Requests.IsEmpty)
        {
            await Task.Yield();
        }

        bench.Time.Advance(TimeSpan.FromSeconds(10.5));
        Assert.Null(await device.ReadAsync());
    }

    [Fact]
    public async Task Keep_alive_ends_a_device_that_says_nothing_for_one_and_a_half_times()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.KeepAlive = 10);
        await using var end = device;
        bench.Time.Advance(TimeSpan.FromSeconds(14));
        await device.PingAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(device.Served.IsCompleted);
        bench.Time.Advance(TimeSpan.FromSeconds(1.5));
        await device.AssertClosedAsync(MqttReasonCode.KeepAliveTimeout);
        Assert.Equal(OfflineReason.KeepAliveTimeout, (await bench.GoneAsync()).Reason);
        Assert.Equal(1, bench.Endpoint.Statistics.KeepAliveTimeouts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(600)]
    public async Task The_longest_keep_alive_is_told_and_enforced(int asked)
    {
        await using var bench = new Bench(static o => o.MaximumKeepAliveSeconds = 60);
        var (device, connack) = await Device.ConnectAsync(bench.Endpoint, change: c => c.KeepAlive = (ushort)asked);
        await using var end = device;
        Assert.Equal((ushort)60, connack.ServerKeepAlive);
        bench.Time.Advance(TimeSpan.FromSeconds(90.5));
        await device.AssertClosedAsync(MqttReasonCode.KeepAliveTimeout);
    }

    [Fact]
    public async Task A_connection_too_many_is_told_that_the_server_is_busy()
    {
        await using var bench = new Bench(static o => o.MaximumConnections = 1);
        var (first, _) = await Device.ConnectAsync(bench.Endpoint, "m1");
        await using var end = first;
        await using var second = new Device(bench.Endpoint);
        Assert.Equal(MqttReasonCode.ServerBusy, (await second.ConnectAsync("m2")).ReasonCode);
    }

    [Fact]
    public async Task A_stopping_endpoint_says_so_and_takes_nobody_more()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        var stop = bench.Endpoint.StopAsync(TestContext.Current.CancellationToken);
        await device.AssertClosedAsync(MqttReasonCode.ServerShuttingDown);
        await stop.WaitAsync(Device.Patience, TestContext.Current.CancellationToken);
        Assert.Equal(OfflineReason.ServerShutdown, (await bench.GoneAsync()).Reason);
        await using var late = new Device(bench.Endpoint);
        Assert.Null(await late.ReadAsync());
    }

    [Fact]
    public async Task A_gateway_that_throws_ends_only_that_connection()
    {
        await using var bench = new Bench();
        var (steady, _) = await Device.ConnectAsync(bench.Endpoint, "m1");
        await using var end = steady;
        bench.Gateway.Judge = static topic => topic == "bad" ? throw new InvalidOperationException("broken") : MqttReasonCode.Success;
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m2");
        await device.PublishAsync("bad", "1");
        await device.AssertClosedAsync(MqttReasonCode.UnspecifiedError);
        await steady.PublishAsync("good", "1");
        await steady.ReadAsync(MqttPacketType.Puback);
    }

    [Fact]
    public void Options_out_of_bounds_are_all_named_in_one_message()
    {
        var error = Assert.Throws<ArgumentException>(() => new Bench(static o =>
            (o.ReceiveMaximum, o.MaximumPacketSize, o.HandshakeDeadline) = (0, 5, TimeSpan.Zero)));
        Assert.Contains("ReceiveMaximum is 0; it must be 1 to 65535.", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaximumPacketSize is 5", error.Message, StringComparison.Ordinal);
        Assert.Contains("HandshakeDeadline is 0 s", error.Message, StringComparison.Ordinal);
    }
}
