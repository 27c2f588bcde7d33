using System.Buffers;

namespace ParkTwin.Mqtt.Codec;

/// <summary>Finds where a packet ends: first byte, then the remaining length as a variable byte integer (§2.1.4).</summary>
internal static class MqttFrame
{
    /// <summary>The largest value of a variable byte integer.</summary>
    public const int MaximumLength = 268_435_455;

    /// <summary>Reads a variable byte integer.</summary>
    /// <param name="source">Begins with the integer.</param>
    /// <param name="value">The value.</param>
    /// <returns>Its bytes, 1 to 4; 0 where more are needed; -1 where it is malformed (too long, or not the shortest form).</returns>
    public static int ReadVariable(ReadOnlySpan<byte> source, out int value)
    {
        value = 0;
        for (var i = 0; i < 4; i++)
        {
            if (i >= source.Length)
            {
                return 0;
            }

            var part = source[i];
            value |= (part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                return part == 0 && i > 0 ? -1 : i + 1;
            }
        }

        return -1;
    }

    /// <summary>Writes a variable byte integer in its shortest form.</summary>
    /// <returns>The bytes written, 1 to 4.</returns>
    public static int WriteVariable(Span<byte> target, int value)
    {
        var i = 0;
        do
        {
            var part = (byte)(value & 0x7F);
            value >>= 7;
            target[i++] = value > 0 ? (byte)(part | 0x80) : part;
        }
        while (value > 0);
        return i;
    }

    /// <summary>The bytes that a variable byte integer takes.</summary>
    public static int VariableSize(int value) => value switch
    {
        < 0x80 => 1,
        < 0x4000 => 2,
        < 0x20_0000 => 3,
        _ => 4,
    };

    /// <summary>Reads the frame of the packet at the start of a sequence.</summary>
    /// <param name="source">Begins with a packet.</param>
    /// <param name="headerLength">Bytes before the body.</param>
    /// <param name="bodyLength">The remaining length.</param>
    /// <returns>1 when the frame is known, 0 when more bytes are needed, -1 when it is malformed.</returns>
    public static int Read(in ReadOnlySequence<byte> source, out int headerLength, out int bodyLength)
    {
        Span<byte> head = stackalloc byte[5];
        var known = (int)Math.Min(5, source.Length);
        source.Slice(0, known).CopyTo(head);
        headerLength = 0;
        bodyLength = 0;
        if (known < 2)
        {
            return 0;
        }

        var size = ReadVariable(head[1..known], out bodyLength);
        headerLength = 1 + size;
        return Math.Sign(size);
    }
}
