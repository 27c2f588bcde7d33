using System.Text;
using System.Text.Json;
using ParkTwin.Simulators.Load;

namespace ParkTwin.Simulators.Tests;

public sealed class LoadTests
{
    private static readonly byte[][] Topics =
    [
        "parktwin/v1/p/m1/reading"u8.ToArray(), "parktwin/v1/p/longer-name/reading"u8.ToArray(),
            "parktwin/v1/p/m3/reading"u8.ToArray(),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Packets_decode_to_new_readings_of_each_meter_in_turn(int batch)
    {
        var packets = new LoadPackets(Topics, batch, 1_577_836_800_000, 250);
        var buffer = new byte[packets.LongestPacket];
        var seen = new HashSet<(string Topic, long At)>();
        var last = new Dictionary<string, (long At, decimal Value)>();
        for (var message = 0; message < 30; message++)
        {
            var length = packets.Next(buffer, (ushort)(message + 1));
            var (topic, id, payload) = Decode(buffer.AsSpan(0, length));
            Assert.Equal(Encoding.UTF8.GetString(Topics[message % 3]), topic);
            Assert.Equal(message + 1, id);
            using var json = JsonDocument.Parse(payload);
            JsonElement[] readings = batch == 1 ? [json.RootElement] : [.. json.RootElement.EnumerateArray()];
            Assert.Equal(batch, readings.Length);
            foreach (var reading in readings)
            {
                var now = (At: reading.GetProperty("t").GetInt64(), Value: reading.GetProperty("v").GetDecimal());
                Assert.True(seen.Add((topic, now.At)), "a reading was sent before");
                Assert.True(!last.TryGetValue(topic, out var before) || (now.At == before.At + 250 && now.Value > before.Value));
                last[topic] = now;
            }
        }
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var packets = new LoadPackets(
            [.. Enumerable.Range(0, 100).Select(n => Encoding.UTF8.GetBytes($"parktwin/v1/p/m{n}/reading"))], 1, 0, 1_000);
        var buffer = new byte[packets.LongestPacket];
        packets.Next(buffer, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var message = 0; message < 10_000; message++)
        {
            packets.Next(buffer, 1);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Quantiles_are_right_within_a_bucket()
    {
        var histogram = new LatencyHistogram();
        for (var i = 1; i <= 10_000; i++)
        {
            histogram.Add(i);
        }

        Assert.InRange(histogram.Quantile(0.5)!.Value, 4.99, 5.2);
        Assert.InRange(histogram.Quantile(0.99)!.Value, 9.89, 10.3);
        Assert.Null(new LatencyHistogram().Quantile(0.5));
    }

    private static (string Topic, int Id, byte[] Payload) Decode(ReadOnlySpan<byte> packet)
    {
        Assert.Equal(0x32, packet[0]);
        var (remaining, at, shift) = (0, 1, 0);
        byte digit;
        do
        {
            digit = packet[at++];
            remaining |= (digit & 127) << shift;
            shift += 7;
        }
        while (digit > 127);

        Assert.Equal(packet.Length - at, remaining);
        var topicLength = (packet[at] << 8) | packet[at + 1];
        var topic = Encoding.UTF8.GetString(packet.Slice(at + 2, topicLength));
        at += 2 + topicLength;
        return (topic, (packet[at] << 8) | packet[at + 1], packet[(at + 2)..].ToArray());
    }
}
