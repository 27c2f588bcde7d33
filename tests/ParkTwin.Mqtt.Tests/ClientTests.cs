using System.Text;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

/// <summary>The client against the endpoint, over pipes or a real port.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData("mqtt://broker", "broker", 1883, false, null, null)]
    [InlineData("mqtt://broker:1884/", "broker", 1884, false, null, null)]
    [InlineData("127.0.0.1:1885", "127.0.0.1", 1885, false, null, null)]
    [InlineData("mqtts://broker", "broker", 8883, true, null, null)]
    [InlineData("mqtt://user:p%40ss:word@broker:1", "broker", 1, false, "user", "p@ss:word")]
    [InlineData("mqtt://user@[::1]:9", "::1", 9, false, "user", null)]
    public void An_address_is_read(string url, string host, int port, bool tls, string? user, string? password)
    {
        var address = MqttServerAddress.Parse(url);
        Assert.Equal((host, port, tls, user, password), (address.Host, address.Port, address.Tls, address.UserName, address.Password));
        Assert.DoesNotContain("word", address.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("word", new MqttClientOptions { Server = address }.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://broker")]
    [InlineData("mqtt://")]
    [InlineData("mqtt://broker:99999")]
    [InlineData("mqtt://user:secret@broker/topic")]
    public void What_is_no_address_is_told_without_its_credentials(string? url)
    {
        Assert.False(MqttServerAddress.TryParse(url, out _, out var problem));
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V311)]
    [InlineData(MqttProtocolLevel.V5)]
    public async Task A_message_is_published_at_every_QoS(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        await using var client = new MqttClient(Options(bench, level), time: bench.Time);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        foreach (var qos in Enum.GetValues<MqttQos>())
        {
            Assert.Equal(MqttReasonCode.Success, await PublishAsync(client, $"q{(int)qos}", "x", qos));
        }

        await bench.Gateway.ArrivedAsync(3);
        Assert.Equal(["q0", "q1", "q2"], bench.Gateway.Messages.Select(m => m.Topic));
        Assert.Equal((2, 0, true), (client.Acknowledged, client.Refused, client.IsConnected));
    }

    [Fact]
    public async Task A_refusal_comes_back_with_its_reason()
    {
        await using var bench = new Bench();
        bench.Gateway.Judge = static topic => topic == "bad" ? MqttReasonCode.PayloadFormatInvalid : MqttReasonCode.Success;
        await using var client = new MqttClient(Options(bench), time: bench.Time);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.Equal(MqttReasonCode.PayloadFormatInvalid, await PublishAsync(client, "bad", "x", MqttQos.AtLeastOnce));
        Assert.Equal(MqttReasonCode.PayloadFormatInvalid, await PublishAsync(client, "bad", "x", MqttQos.ExactlyOnce));
        Assert.Equal(MqttReasonCode.Success, await PublishAsync(client, "good", "x", MqttQos.ExactlyOnce));
        Assert.Equal((1, 2), (client.Acknowledged, client.Refused));
    }

    [Fact]
    public async Task The_window_keeps_to_the_server_s_Receive_Maximum()
    {
        await using var bench = new Bench(static o => o.ReceiveMaximum = 7);
        await using var client = new MqttClient(Options(bench) with { Window = 100 }, time: bench.Time);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        var topic = "t"u8.ToArray();
        for (var i = 0; i < 2_000; i++)
        {
            await client.PostAsync(
                topic, Encoding.UTF8.GetBytes($"{i}"), i % 3 == 0 ? MqttQos.ExactlyOnce : MqttQos.AtLeastOnce, TestContext.Current.CancellationToken);
        }

        await client.WhenAcknowledgedAsync(TestContext.Current.CancellationToken).WaitAsync(Device.Patience, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => $"{i}"), bench.Gateway.Messages.Select(m => m.Payload));
        Assert.Equal((2_000, 0), (client.Acknowledged, bench.Endpoint.Statistics.ProtocolErrors));
    }

    [Theory]
    [InlineData(MqttQos.AtLeastOnce, 0u)]
    [InlineData(MqttQos.AtLeastOnce, 600u)]
    [InlineData(MqttQos.ExactlyOnce, 600u)]
    public async Task What_was_not_acknowledged_is_sent_again_after_a_reconnect(MqttQos qos, uint expiry)
    {
        await using var bench = new Bench();
        bench.Gateway.Manual = true;
        var lines = new List<PipeTransport>();
        await using var client = new MqttClient(Options(bench, lines: lines) with { SessionExpirySeconds = expiry }, time: bench.Time);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        var first = PublishAsync(client, "a", "1", qos);
        var second = PublishAsync(client, "a", "2", qos);
        await bench.Gateway.ArrivedAsync(2);
        lines[0].Cut();
        await bench.Time.WakeUntilAsync(() => client.Connections >= 2);
        if (qos == MqttQos.AtLeastOnce)
        {
            await bench.Gateway.ArrivedAsync(2);
        }

        while (!first.IsCompleted || !second.IsCompleted)
        {
            bench.Gateway.Commit();
            await Task.Yield();
        }

        Assert.Equal((MqttReasonCode.Success, MqttReasonCode.Success), (await first, await second));
        var expected = qos == MqttQos.ExactlyOnce ? (string[])["1", "2"] : ["1", "2", "1", "2"];
        Assert.Equal(expected, bench.Gateway.Messages.Select(m => m.Payload));
        Assert.Equal(expiry > 0 && qos == MqttQos.AtLeastOnce, bench.Gateway.Messages.Last().Flags.Duplicate);
    }

    [Fact]
    public async Task Subscriptions_are_made_again_when_the_session_is_gone()
    {
        await using var bench = new Bench();
        var lines = new List<PipeTransport>();
        var inbox = new Inbox();
        await using var client = new MqttClient(Options(bench, lines: lines), inbox, bench.Time);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        const string Filter = "parktwin/v1/p/m/status";
        Assert.Equal(MqttReasonCode.GrantedQos1, await client.SubscribeAsync(Filter, MqttQos.ExactlyOnce, TestContext.Current.CancellationToken));
        Assert.Equal(MqttReasonCode.NotAuthorized, await client.SubscribeAsync("x/#", MqttQos.AtLeastOnce, TestContext.Current.CancellationToken));
        lines[0].Cut();
        await bench.GoneAsync();
        await bench.Time.WakeUntilAsync(() => bench.Endpoint.Publish(Filter, "hello"u8, MqttQos.AtLeastOnce) > 0);
        var message = await inbox.NextAsync();
        Assert.Equal((Filter, "hello"), (message.Topic, message.Payload));
        client.Acknowledge(message.Token);
        Assert.Equal(MqttReasonCode.Success, await client.UnsubscribeAsync(Filter, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keep_alive_keeps_a_quiet_connection()
    {
        await using var bench = new Bench();
        await using var client = new MqttClient(Options(bench) with { KeepAliveSeconds = 4 }, time: bench.Time);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 60; i++)
        {
            var before = client.ChunksReceived;
            bench.Time.Advance(TimeSpan.FromSeconds(2));
            while (client.ChunksReceived == before)
            {
                await Task.Yield();
            }
        }

        Assert.Equal((1, 0), (client.Connections, bench.Endpoint.Statistics.KeepAliveTimeouts));
    }

    [Fact]
    public async Task A_refused_connect_is_told_and_not_tried_again()
    {
        await using var bench = new Bench();
        bench.Gateway.Decide = static _ => new(ConnectDecision.Refuse(MqttReasonCode.BadUserNameOrPassword));
        await using var client = new MqttClient(Options(bench) with { RetryFirstConnect = true }, time: bench.Time);
        var error = await Assert.ThrowsAsync<MqttConnectException>(() => client.ConnectAsync(TestContext.Current.CancellationToken));
        Assert.Equal((MqttReasonCode.BadUserNameOrPassword, true), (error.ReasonCode, error.IsFinal));
        Assert.Single(bench.Gateway.Requests);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_credentials()
    {
        var server = MqttServerAddress.Parse($"mqtt://user:secret@127.0.0.1:{Outside.FreePort()}");
        await using var client = new MqttClient(new MqttClientOptions { Server = server });
        var error = await Assert.ThrowsAsync<MqttConnectException>(() => client.ConnectAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"127.0.0.1:{server.Port}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_client_fails_what_still_waits()
    {
        await using var bench = new Bench();
        bench.Gateway.Manual = true;
        var client = new MqttClient(Options(bench), time: bench.Time);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        var waiting = PublishAsync(client, "a", "1", MqttQos.AtLeastOnce);
        await bench.Gateway.ArrivedAsync(1);
        await client.DisposeAsync();
        await Assert.ThrowsAsync<MqttConnectException>(() => waiting);
        Assert.Equal(OfflineReason.Disconnected, (await bench.GoneAsync()).Reason);
    }

    [Fact]
    public async Task A_host_that_stops_tells_its_devices_and_does_not_wait_for_them()
    {
        var host = await Host.StartAsync();
        await using var client = new MqttClient(new MqttClientOptions { Server = host.Address });
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.Equal(MqttReasonCode.Success, await PublishAsync(client, "a", "1", MqttQos.AtLeastOnce));
        var started = TimeProvider.System.GetTimestamp();
        await host.DisposeAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 4);
        var gone = await host.Gateway.Ends.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(OfflineReason.ServerShutdown, gone.Reason);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V311)]
    [InlineData(MqttProtocolLevel.V5)]
    public async Task The_publisher_counts_acknowledgements_in_order(MqttProtocolLevel level)
    {
        const int Messages = 200_000;
        await using var host = await Host.StartAsync();
        host.Gateway.Judge = static topic => topic == "bad" ? MqttReasonCode.QuotaExceeded : MqttReasonCode.Success;
        await using var publisher = await MqttPublisher.ConnectAsync(
            new MqttClientOptions { Server = host.Address, Window = 20_000, ProtocolLevel = level },
            cancellationToken: TestContext.Current.CancellationToken);
        for (var sent = 0; sent < Messages;)
        {
            var bad = sent % 1_000 == 7;
            if (publisher.TryPublish(bad ? "bad"u8 : "good"u8, "1"u8))
            {
                sent++;
                continue;
            }

            await publisher.FlushAsync(TestContext.Current.CancellationToken);
            await publisher.WaitForRoomAsync(5_000, TestContext.Current.CancellationToken);
        }

        await publisher.WhenAcknowledgedAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Messages, Messages, 0), (publisher.Sent, publisher.Acknowledged, publisher.OutOfOrder));
        Assert.Equal(level == MqttProtocolLevel.V5 ? 200 : 0, publisher.Refused);
        Assert.Equal(Messages, host.Gateway.Messages.Count);
    }

    private static Task<MqttReasonCode> PublishAsync(MqttClient client, string topic, string payload, MqttQos qos) =>
        client.PublishAsync(topic, Encoding.UTF8.GetBytes(payload), qos);

    private static MqttClientOptions Options(
        Bench bench, MqttProtocolLevel level = MqttProtocolLevel.V5, List<PipeTransport>? lines = null) => new()
        {
            Server = new MqttServerAddress { Host = "pipe" },
            ClientId = "client",
            ProtocolLevel = level,
            KeepAliveSeconds = 0,
            Transport = (_, _) =>
            {
                var line = new PipeTransport(bench.Endpoint);
                lines?.Add(line);
                return new ValueTask<IMqttTransport>(line);
            },
        };
}
