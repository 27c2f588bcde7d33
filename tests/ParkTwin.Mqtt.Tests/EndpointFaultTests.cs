using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

public sealed class EndpointFaultTests
{
    [Theory]
    [InlineData("0000", "0000", MqttReasonCode.MalformedPacket, Label = "type 0")]
    [InlineData("32FFFFFFFF01", "32FFFFFFFF01", MqttReasonCode.MalformedPacket, Label = "a length of five bytes")]
    [InlineData("328000", "328000", MqttReasonCode.MalformedPacket, Label = "a length that is not the shortest")]
    [InlineData("3605000161000100", "36050001610001", MqttReasonCode.MalformedPacket, Label = "QoS 3")]
    [InlineData("C100", "C100", MqttReasonCode.MalformedPacket, Label = "PINGREQ with a flag")]
    [InlineData("C00100", "C00100", MqttReasonCode.MalformedPacket, Label = "PINGREQ with a body")]
    [InlineData("60020001", "60020001", MqttReasonCode.MalformedPacket, Label = "PUBREL without its flag")]
    [InlineData("80070001000001" + "6100", "8006000100016100", MqttReasonCode.MalformedPacket, Label = "SUBSCRIBE without its flag")]
    [InlineData("620100", "620100", MqttReasonCode.MalformedPacket, Label = "PUBREL of one byte")]
    [InlineData("62020000", "62020000", MqttReasonCode.ProtocolError, Label = "PUBREL of identifier 0")]
    [InlineData("32050001610001", "320400016100", MqttReasonCode.MalformedPacket, Label = "PUBLISH without room for its properties")]
    [InlineData("30050003FF000000", "300400 02FF00", MqttReasonCode.MalformedPacket, Label = "a topic that is no UTF-8")]
    [InlineData("30040001" + "2300", "300300012300", MqttReasonCode.TopicNameInvalid, Label = "a topic with a wildcard")]
    [InlineData("20020000", "20020000", MqttReasonCode.ProtocolError, Label = "CONNACK from a device")]
    [InlineData("D000", "D000", MqttReasonCode.ProtocolError, Label = "PINGRESP from a device")]
    [InlineData("9003000100", "9003000100", MqttReasonCode.ProtocolError, Label = "SUBACK from a device")]
    [InlineData("F000", "", MqttReasonCode.BadAuthenticationMethod, Label = "AUTH")]
    [InlineData("E00100", "E00100", MqttReasonCode.MalformedPacket, Label = "DISCONNECT of 3.1.1 with a body")]
    public async Task What_breaks_the_protocol_ends_the_connection_with_its_reason(string v5, string v311, MqttReasonCode expected)
    {
        foreach (var (level, hex) in new[] { (MqttProtocolLevel.V5, v5), (MqttProtocolLevel.V311, v311.Replace(" ", "", StringComparison.Ordinal)) })
        {
            if (hex.Length == 0 || (level == MqttProtocolLevel.V5 && hex == "E00100"))
            {
                continue;
            }

            await using var bench = new Bench();
            var (steady, _) = await Device.ConnectAsync(bench.Endpoint, "steady");
            await using var end = steady;
            var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", level);
            await device.SendAsync([.. device.Publish("good", "1", id: 5), .. Convert.FromHexString(hex)]);
            await SkipAckAsync(device, expected);
            Assert.Equal(new Gone("m1", OfflineReason.ProtocolError, null), await bench.GoneAsync());
            Assert.Single(bench.Gateway.Messages);
            Assert.Equal(1, bench.Endpoint.Statistics.ProtocolErrors);
            await steady.PingAsync();
        }
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V5)]
    [InlineData(MqttProtocolLevel.V311)]
    public async Task A_second_CONNECT_is_a_protocol_error(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", level);
        await device.SendAsync(new ConnectPacket { Level = (int)level, ClientId = "m1", CleanStart = true }.Encode());
        await device.AssertClosedAsync(MqttReasonCode.ProtocolError);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V5)]
    [InlineData(MqttProtocolLevel.V311)]
    public async Task A_packet_too_large_is_refused_by_its_header_alone(MqttProtocolLevel level)
    {
        await using var bench = new Bench(static o => o.MaximumPacketSize = 2_000);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", level);
        await device.PublishAsync("a", new string('x', 1_900));
        await device.ReadAsync(MqttPacketType.Puback);
        await device.SendAsync([0x32, 0xD1, 0x0F, 0, 1]);
        await device.AssertClosedAsync(MqttReasonCode.PacketTooLarge);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V5)]
    [InlineData(MqttProtocolLevel.V311)]
    public async Task A_packet_too_large_that_is_there_whole_is_refused_as_well(MqttProtocolLevel level)
    {
        await using var bench = new Bench(static o => o.MaximumPacketSize = 2_000);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", level);
        _ = device.WriteAsync(device.Publish("a", new string('x', 2_100)));
        await device.AssertClosedAsync(MqttReasonCode.PacketTooLarge);
        Assert.Empty(bench.Gateway.Messages);
    }

    [Fact]
    public async Task Random_bytes_after_CONNECT_never_hurt_another_device()
    {
        await using var bench = new Bench();
        var (steady, _) = await Device.ConnectAsync(bench.Endpoint, "steady");
        await using var end = steady;
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var (device, _) = await Device.ConnectAsync(bench.Endpoint, $"m{seed}", random.Chance() ? MqttProtocolLevel.V5 : MqttProtocolLevel.V311);
            var bytes = random.Bytes(400);
            if (bytes.Length > 0 && random.Chance())
            {
                bytes[0] = (byte)((random.Next(1, 16) << 4) | random.Next(16));
            }

            await device.SendAsync(bytes);
            await device.DisposeAsync();
        }

        await steady.PingAsync();
        Assert.Equal(1, bench.Endpoint.Statistics.Connected);
    }

    [Fact]
    public async Task A_device_that_reads_nothing_is_cut_off_at_the_write_deadline_and_costs_no_memory()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m1", buffer: 4_096);
        await using var end = device;
        var pings = Enumerable.Repeat(ControlPackets.Pingreq.ToArray(), 500_000).SelectMany(p => p).ToArray();
        var stuck = device.WriteAsync(pings);
        // The deadline begins when the endpoint's writing is stuck, at whatever point of this; without keep-alive there is no other.
        await bench.Time.RunUntilAsync(() => device.Served.IsCompleted, TimeSpan.FromSeconds(1));
        await device.Served;
        await stuck;
        Assert.InRange(bench.Endpoint.Statistics.BytesReceived, 1, 100_000);
        Assert.Equal(OfflineReason.SlowReader, (await bench.GoneAsync()).Reason);
        Assert.Equal(1, bench.Endpoint.Statistics.SlowReaders);
    }

    [Fact]
    public async Task A_device_that_does_not_close_after_its_DISCONNECT_is_cut_off_at_the_close_deadline()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await device.SendAsync([0, 0]);
        var packet = await device.ReadAsync(MqttPacketType.Disconnect);
        Assert.Equal((byte)MqttReasonCode.MalformedPacket, packet.Body[0]);
        Assert.False(device.Served.IsCompleted);
        await bench.Time.RunUntilAsync(() => device.Served.IsCompleted, TimeSpan.FromSeconds(1));
        await device.Served;
    }

    private static async Task SkipAckAsync(Device device, MqttReasonCode expected)
    {
        await device.ReadAsync(MqttPacketType.Puback);
        await device.AssertClosedAsync(expected);
    }
}
