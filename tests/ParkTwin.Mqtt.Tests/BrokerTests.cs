using System.Text;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

/// <summary>The client against a real Mosquitto.</summary>
public sealed class BrokerTests
{
    [Theory]
    [InlineData(MqttProtocolLevel.V311)]
    [InlineData(MqttProtocolLevel.V5)]
    public async Task Messages_go_through_at_every_QoS(MqttProtocolLevel level)
    {
        await using var broker = await Broker.StartAsync();
        var inbox = new Inbox();
        await using var consumer = await ConnectAsync(broker, level, inbox);
        await using var producer = await ConnectAsync(broker, level);
        Assert.Equal(MqttReasonCode.GrantedQos2, await SubscribeAsync(consumer, "park/#", MqttQos.ExactlyOnce));
        for (var i = 0; i < 300; i++)
        {
            await PublishAsync(producer, $"park/{i}", $"{i}", (MqttQos)(i % 3));
        }

        var seen = new List<(string, MqttQos)>();
        while (seen.Count < 300)
        {
            var message = await inbox.NextAsync();
            consumer.Acknowledge(message.Token);
            seen.Add((message.Payload, message.Flags.Qos));
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(i => ($"{i}", (MqttQos)(i % 3))).Order(), seen.Order());
    }

    [Theory]
    [InlineData(MqttQos.AtLeastOnce)]
    [InlineData(MqttQos.ExactlyOnce)]
    public async Task What_the_consumer_has_not_acknowledged_comes_again(MqttQos qos)
    {
        await using var broker = await Broker.StartAsync();
        var inbox = new Inbox();
        var options = new MqttClientOptions { Server = broker.Address, ClientId = "consumer", CleanStart = false, SessionExpirySeconds = 600 };
        await using (var consumer = new MqttClient(options, inbox))
        {
            await consumer.ConnectAsync(TestContext.Current.CancellationToken);
            await SubscribeAsync(consumer, "park/#", MqttQos.ExactlyOnce);
            await using var producer = await ConnectAsync(broker);
            await PublishAsync(producer, "park/1", "one", qos);
            await PublishAsync(producer, "park/2", "two", qos);
            consumer.Acknowledge((await inbox.NextAsync()).Token);
            await inbox.NextAsync();

            // The acknowledgement of the first is through when the broker has answered what was sent after it.
            await SubscribeAsync(consumer, "other", MqttQos.AtLeastOnce);
        }

        await using var again = new MqttClient(options, inbox);
        await again.ConnectAsync(TestContext.Current.CancellationToken);
        Delivered message;
        do
        {
            message = await inbox.NextAsync();
            again.Acknowledge(message.Token);
        }
        while (message.Payload != "two");
        Assert.True(message.Flags.Duplicate);
    }

    [Fact]
    public async Task A_shared_subscription_gives_each_message_to_one_of_the_group()
    {
        await using var broker = await Broker.StartAsync();
        var (left, right) = (new Inbox(), new Inbox());
        await using var one = await ConnectAsync(broker, handler: left);
        await using var two = await ConnectAsync(broker, handler: right);
        await SubscribeAsync(one, "$share/parktwin/park/#", MqttQos.AtLeastOnce);
        await SubscribeAsync(two, "$share/parktwin/park/#", MqttQos.AtLeastOnce);
        await using var producer = await ConnectAsync(broker);
        for (var i = 0; i < 100; i++)
        {
            await PublishAsync(producer, "park/m", $"{i}", MqttQos.AtLeastOnce);
        }

        var seen = new List<int>();
        while (seen.Count < 100)
        {
            foreach (var (client, inbox) in new[] { (one, left), (two, right) })
            {
                while (inbox.TryNext(out var message))
                {
                    client.Acknowledge(message!.Token);
                    seen.Add(int.Parse(message.Payload, System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            await Task.Yield();
        }

        Assert.Equal(Enumerable.Range(0, 100), seen.Order());
    }

    [Fact]
    public async Task A_broker_that_comes_back_finds_its_client_and_loses_no_message()
    {
        await using var broker = await Broker.StartAsync();
        await using var producer = await ConnectAsync(broker);
        await PublishAsync(producer, "park/m", "before", MqttQos.AtLeastOnce);
        await broker.KillAsync();
        while (producer.IsConnected)
        {
            await Task.Yield();
        }

        var waiting = PublishAsync(producer, "park/m", "meanwhile", MqttQos.AtLeastOnce);
        await broker.RestartAsync();
        Assert.True(await waiting.WaitAsync(Device.Patience, TestContext.Current.CancellationToken) < MqttReasonCode.UnspecifiedError);
        Assert.True(producer.Connections >= 2);
    }

    private static async Task<MqttClient> ConnectAsync(
        Broker broker, MqttProtocolLevel level = MqttProtocolLevel.V5, Inbox? handler = null)
    {
        var options = new MqttClientOptions
        {
            Server = broker.Address,
            ProtocolLevel = level,
            ReconnectFrom = TimeSpan.FromMilliseconds(20),
            ReconnectTo = TimeSpan.FromMilliseconds(200),
        };
        var client = new MqttClient(options, handler);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        return client;
    }

    private static Task<MqttReasonCode> PublishAsync(MqttClient client, string topic, string payload, MqttQos qos) =>
        client.PublishAsync(topic, Encoding.UTF8.GetBytes(payload), qos, cancellationToken: TestContext.Current.CancellationToken)
            .WaitAsync(Device.Patience, TestContext.Current.CancellationToken);

    private static Task<MqttReasonCode> SubscribeAsync(MqttClient client, string filter, MqttQos qos) =>
        client.SubscribeAsync(filter, qos, TestContext.Current.CancellationToken)
            .WaitAsync(Device.Patience, TestContext.Current.CancellationToken);
}
