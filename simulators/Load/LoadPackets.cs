using System.Buffers.Binary;

namespace ParkTwin.Simulators.Load;

/// <summary>
/// PUBLISH packets (QoS 1, MQTT 3.1.1) of one connection: what never changes is encoded once, packet id and readings are copied
/// in. Every
/// round sends each meter its next readings, so no reading is ever a duplicate.
/// </summary>
internal sealed class LoadPackets
{
    private const int TimeDigits = 13;
    private const int ValueDigits = 8;
    private const int ReadingLength = 5 + TimeDigits + 5 + ValueDigits + 3 + 1;
    private const long FirstValue = 10_000_000;
    private readonly byte[] _heads;
    private readonly int[] _headEnds;
    private readonly byte[] _payload;
    private readonly int _batch;
    private readonly long _startMs;
    private readonly long _intervalMs;
    private int _meter;
    private long _round;

    /// <summary>Packets for some topics.</summary>
    /// <param name="topics">At least one.</param>
    /// <param name="batch">Readings in a message, at least 1.</param>
    /// <param name="startMs">Time of the first reading.</param>
    /// <param name="intervalMs">Between two readings of a meter.</param>
    public LoadPackets(IReadOnlyList<byte[]> topics, int batch, long startMs, long intervalMs)
    {
        _batch = batch;
        _startMs = startMs;
        _intervalMs = intervalMs;
        _payload = new byte[batch == 1 ? ReadingLength : (batch * (ReadingLength + 1)) + 1];
        _headEnds = new int[topics.Count + 1];
        using var heads = new MemoryStream();
        for (var i = 0; i < topics.Count; i++)
        {
            WriteHead(heads, topics[i], _payload.Length);
            _headEnds[i + 1] = (int)heads.Length;
            LongestPacket = Math.Max(LongestPacket, _headEnds[i + 1] - _headEnds[i] + 2 + _payload.Length);
        }

        _heads = heads.ToArray();
        FillPayload();
        PatchPayload();
    }

    /// <summary>Bytes of the longest packet.</summary>
    public int LongestPacket { get; }

    /// <summary>Copies the next packet.</summary>
    /// <param name="to">Room for <see cref="LongestPacket"/>.</param>
    /// <param name="packetId">1 to 65 535.</param>
    /// <returns>Its length.</returns>
    public int Next(Span<byte> to, ushort packetId)
    {
        var head = _heads.AsSpan(_headEnds[_meter], _headEnds[_meter + 1] - _headEnds[_meter]);
        head.CopyTo(to);
        BinaryPrimitives.WriteUInt16BigEndian(to[head.Length..], packetId);
        _payload.CopyTo(to[(head.Length + 2)..]);
        if (++_meter == _headEnds.Length - 1)
        {
            _meter = 0;
            _round++;
            PatchPayload();
        }

        return head.Length + 2 + _payload.Length;
    }

    private static void WriteHead(MemoryStream to, byte[] topic, int payloadLength)
    {
        to.WriteByte(0x32);
        var remaining = 2 + topic.Length + 2 + payloadLength;
        do
        {
            to.WriteByte((byte)((remaining & 127) | (remaining > 127 ? 128 : 0)));
            remaining >>= 7;
        }
        while (remaining > 0);

        to.WriteByte((byte)(topic.Length >> 8));
        to.WriteByte((byte)(topic.Length & 255));
        to.Write(topic);
    }

    private static void WriteDigits(Span<byte> to, long value)
    {
        for (var i = to.Length - 1; i >= 0; i--)
        {
            to[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }

    private void FillPayload()
    {
        var at = 0;
        if (_batch > 1)
        {
            _payload[at++] = (byte)'[';
        }

        for (var i = 0; i < _batch; i++)
        {
            "{\"t\":0000000000000,\"v\":00000000.00}"u8.CopyTo(_payload.AsSpan(at));
            at += ReadingLength;
            if (_batch > 1)
            {
                _payload[at++] = i < _batch - 1 ? (byte)',' : (byte)']';
            }
        }
    }

    private void PatchPayload()
    {
        var stride = _batch == 1 ? 0 : ReadingLength + 1;
        var first = _batch == 1 ? 0 : 1;
        for (var i = 0; i < _batch; i++)
        {
            var nth = (_round * _batch) + i;
            var reading = _payload.AsSpan(first + (i * stride), ReadingLength);
            WriteDigits(reading.Slice(5, TimeDigits), _startMs + (nth * _intervalMs));
            WriteDigits(reading.Slice(5 + TimeDigits + 5, ValueDigits), FirstValue + (nth / 100));
            WriteDigits(reading.Slice(5 + TimeDigits + 5 + ValueDigits + 1, 2), nth % 100);
        }
    }
}
