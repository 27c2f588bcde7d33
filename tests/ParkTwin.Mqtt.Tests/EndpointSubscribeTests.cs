using System.Text;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

public sealed class EndpointSubscribeTests
{
    private const string Status = "parktwin/v1/qsh/m1/status";

    [Fact]
    public async Task Each_filter_has_its_own_answer()
    {
        await using var bench = new Bench(static o => o.MaximumSubscriptions = 2);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await using var end = device;
        var codes = await SubscribeAsync(
            device, (Status, 0), (Status, 2), ("parktwin/v1/qsh/+/status", 1), ("parktwin/v1/qsh/m2/status", 1), ("other", 1), ("$share/g/" + Status, 1));
        Assert.Equal(
            [
                MqttReasonCode.Success,
                MqttReasonCode.GrantedQos1,
                MqttReasonCode.GrantedQos1,
                MqttReasonCode.QuotaExceeded,
                MqttReasonCode.NotAuthorized,
                MqttReasonCode.SharedSubscriptionsNotSupported,
            ],
            codes);
    }

    [Fact]
    public async Task A_refusal_in_3_1_1_is_0x80()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: MqttProtocolLevel.V311);
        await using var end = device;
        Assert.Equal([MqttReasonCode.UnspecifiedError, MqttReasonCode.GrantedQos1], await SubscribeAsync(device, ("#", 1), (Status, 1)));
    }

    [Fact]
    public async Task UNSUBSCRIBE_says_whether_there_was_a_subscription()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await using var end = device;
        await SubscribeAsync(device, (Status, 1));
        await device.SendAsync(Request(MqttPacketType.Unsubscribe, device.IsV5, (Status, 0), ("other", 0)));
        var packet = await device.ReadAsync(MqttPacketType.Unsuback);
        Assert.Equal(MqttReasonCode.Success, SubackPacket.Decode(MqttPacketType.Unsuback, packet.Body, v5: true, out var answer));
        Assert.Equal([MqttReasonCode.Success, MqttReasonCode.NoSubscriptionExisted], answer.ReasonCodes);
        Assert.Equal(0, bench.Endpoint.Publish(Status, "x"u8, MqttQos.AtLeastOnce));
    }

    [Theory]
    [InlineData("820800010000022361" + "00", MqttReasonCode.MalformedPacket, Label = "an ill-formed filter")]
    [InlineData("82080001020B05" + "000161" + "00", MqttReasonCode.MalformedPacket, Label = "a packet that is cut")]
    [InlineData("82090001020B05" + "000161" + "00", MqttReasonCode.SubscriptionIdentifiersNotSupported, Label = "a subscription identifier")]
    [InlineData("8203000100", MqttReasonCode.ProtocolError, Label = "no filter")]
    [InlineData("A203000100", MqttReasonCode.ProtocolError, Label = "UNSUBSCRIBE without a filter")]
    public async Task What_is_no_proper_SUBSCRIBE_ends_the_connection(string hex, MqttReasonCode expected)
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await device.SendAsync(Convert.FromHexString(hex));
        await device.AssertClosedAsync(expected);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V5)]
    [InlineData(MqttProtocolLevel.V311)]
    public async Task A_message_to_a_device_comes_with_the_QoS_granted(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: level);
        await using var end = device;
        await SubscribeAsync(device, (Status, 1), ("parktwin/v1/qsh/+/status", 0));
        Assert.Equal(0, bench.Endpoint.Publish("parktwin/v1/other/m1/status", "x"u8, MqttQos.AtLeastOnce));
        Assert.Equal(1, bench.Endpoint.Publish(Status, "one"u8, MqttQos.AtLeastOnce));
        Assert.Equal(1, bench.Endpoint.Publish("parktwin/v1/qsh/m2/status", "two"u8, MqttQos.AtLeastOnce));
        var (first, id) = await MessageAsync(device);
        Assert.Equal(("one", MqttQos.AtLeastOnce, false), first);
        Assert.Equal(("two", MqttQos.AtMostOnce, false), (await MessageAsync(device)).Message);
        await device.SendAckAsync(MqttPacketType.Puback, id);
        await device.PingAsync();
        Assert.Equal(2, bench.Endpoint.Statistics.DownlinkSent);
    }

    [Fact]
    public async Task What_was_not_acknowledged_comes_again_after_a_reconnect_and_what_waited_comes_then()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.SessionExpiry = 60);
        await SubscribeAsync(device, (Status, 1));
        bench.Endpoint.Publish(Status, "one"u8, MqttQos.AtLeastOnce);
        var (_, id) = await MessageAsync(device);
        await device.DisposeAsync();
        await bench.GoneAsync();
        Assert.Equal(1, bench.Endpoint.Publish(Status, "two"u8, MqttQos.AtLeastOnce));
        Assert.Equal(0, bench.Endpoint.Publish(Status, "lost"u8, MqttQos.AtMostOnce));
        (device, _) = await Device.ConnectAsync(
            bench.Endpoint, change: static c => (c.SessionExpiry, c.CleanStart) = (60, false));
        await using var end = device;
        var (again, sameId) = await MessageAsync(device);
        Assert.Equal((("one", MqttQos.AtLeastOnce, true), id), (again, sameId));
        Assert.Equal(("two", MqttQos.AtLeastOnce, false), (await MessageAsync(device)).Message);
    }

    [Fact]
    public async Task A_full_queue_drops_its_oldest_and_the_device_s_Receive_Maximum_is_kept()
    {
        await using var bench = new Bench(static o => o.DownlinkQueueLength = 3);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.ReceiveMaximum = 1);
        await using var end = device;
        await SubscribeAsync(device, (Status, 1));
        bench.Endpoint.Publish(Status, "0"u8, MqttQos.AtLeastOnce);
        var (_, id) = await MessageAsync(device);
        for (var i = 1; i <= 5; i++)
        {
            bench.Endpoint.Publish(Status, Encoding.UTF8.GetBytes($"{i}"), MqttQos.AtLeastOnce);
        }

        Assert.Equal(0, bench.Endpoint.Publish(Status, "dropped"u8, MqttQos.AtMostOnce));
        await device.PingAsync();
        foreach (var expected in (string[])["3", "4", "5"])
        {
            await device.SendAckAsync(MqttPacketType.Puback, id);
            (var message, id) = await MessageAsync(device);
            Assert.Equal(expected, message.Payload);
        }

        Assert.Equal(3, bench.Endpoint.Statistics.DownlinkDropped);
    }

    [Fact]
    public async Task A_message_too_large_for_the_device_is_dropped()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.MaximumPacketSize = 100);
        await using var end = device;
        await SubscribeAsync(device, (Status, 1));
        bench.Endpoint.Publish(Status, new byte[200], MqttQos.AtLeastOnce);
        bench.Endpoint.Publish(Status, "small"u8, MqttQos.AtLeastOnce);
        Assert.Equal("small", (await MessageAsync(device)).Message.Payload);
        Assert.Equal(1, bench.Endpoint.Statistics.DownlinkDropped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/+")]
    [InlineData("a\0")]
    public async Task A_topic_that_is_none_cannot_be_published_to(string topic)
    {
        await using var bench = new Bench();
        Assert.Throws<ArgumentException>(() => bench.Endpoint.Publish(topic, "x"u8, MqttQos.AtMostOnce));
        Assert.Throws<ArgumentException>(() => bench.Endpoint.Publish(topic + '\ud800', "x"u8, MqttQos.AtMostOnce));
    }

    private static async Task<IReadOnlyList<MqttReasonCode>> SubscribeAsync(Device device, params (string Filter, int Qos)[] filters)
    {
        await device.SendAsync(Request(MqttPacketType.Subscribe, device.IsV5, filters));
        var packet = await device.ReadAsync(MqttPacketType.Suback);
        Assert.Equal(MqttReasonCode.Success, SubackPacket.Decode(MqttPacketType.Suback, packet.Body, device.IsV5, out var answer));
        return answer.ReasonCodes;
    }

    private static byte[] Request(MqttPacketType type, bool v5, params (string Filter, int Qos)[] filters) =>
        new SubscribePacket(9, [.. filters.Select(f => new SubscriptionRequest(Encoding.UTF8.GetBytes(f.Filter), (byte)f.Qos))])
            .Encode(type, v5);

    private static async Task<((string Payload, MqttQos Qos, bool Duplicate) Message, ushort Id)> MessageAsync(Device device)
    {
        var packet = await device.ReadAsync(MqttPacketType.Publish);
        Assert.Equal(MqttReasonCode.Success, PublishPacket.Decode(packet.First, packet.Body, device.IsV5, out var publish));
        Assert.StartsWith("parktwin/v1/", Encoding.UTF8.GetString(publish.Topic), StringComparison.Ordinal);
        return ((Encoding.UTF8.GetString(publish.Payload), publish.Qos, publish.Duplicate), publish.PacketId);
    }
}
