using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ParkTwin.Faults.Load;

/// <summary>MQTT 3.1.1 as far as a meter speaks it, written apart from the product's own.</summary>
internal static class Wire
{
    /// <summary>Most bytes of one reading in a payload, its comma included.</summary>
    public const int ReadingBytes = 48;

    /// <summary>Connects a client to a port of the loopback.</summary>
    /// <exception cref="IOException">The endpoint refuses.</exception>
    public static Socket Connect(int port, string clientId)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendBufferSize = 1 << 18, ReceiveBufferSize = 1 << 18 };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            var id = Encoding.ASCII.GetBytes(clientId);
            socket.Send([0x10, (byte)(12 + id.Length), 0, 4, .. "MQTT"u8, 4, 2, 0, 0, 0, (byte)id.Length, .. id]);
            var answer = new byte[4];
            socket.ReceiveTimeout = 20_000;
            for (var got = 0; got < answer.Length;)
            {
                var received = socket.Receive(answer.AsSpan(got));
                got += received > 0 ? received : throw new IOException("CONNECT was not answered.");
            }

            socket.ReceiveTimeout = 0;
            return answer is [0x20, 2, _, 0] ? socket : throw new IOException($"CONNACK {Convert.ToHexString(answer)}.");
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Writes a PUBLISH; a packet id of 0 is QoS 0.</summary>
    /// <returns>Its length.</returns>
    public static int Publish(Span<byte> to, ReadOnlySpan<byte> topic, ushort packetId, ReadOnlySpan<byte> payload)
    {
        var remaining = 2 + topic.Length + (packetId == 0 ? 0 : 2) + payload.Length;
        var at = 0;
        to[at++] = packetId == 0 ? (byte)0x30 : (byte)0x32;
        do
        {
            to[at++] = (byte)((remaining & 127) | (remaining > 127 ? 128 : 0));
            remaining >>= 7;
        }
        while (remaining > 0);
        BinaryPrimitives.WriteUInt16BigEndian(to[at..], (ushort)topic.Length);
        at += 2;
        topic.CopyTo(to[at..]);
        at += topic.Length;
        if (packetId != 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(to[at..], packetId);
            at += 2;
        }

        payload.CopyTo(to[at..]);
        return at + payload.Length;
    }

    /// <summary>Writes readings of a meter: one object, or an array of them.</summary>
    /// <returns>The payload's length.</returns>
    public static int Readings(Span<byte> to, int meter, int first, int count)
    {
        var at = 0;
        if (count > 1)
        {
            to[at++] = (byte)'[';
        }

        for (var nth = first; nth < first + count; nth++)
        {
            at += Reading(to[at..], FaultPark.At(nth).ToUnixTimeMilliseconds(), FaultPark.Hundredths(meter, nth));
            if (count > 1)
            {
                to[at++] = nth < first + count - 1 ? (byte)',' : (byte)']';
            }
        }

        return at;
    }

    private static int Reading(Span<byte> to, long unixMs, int hundredths)
    {
        "{\"t\":"u8.CopyTo(to);
        Utf8Formatter.TryFormat(unixMs, to[5..], out var written);
        var at = 5 + written;
        ",\"v\":"u8.CopyTo(to[at..]);
        at += 5;
        Utf8Formatter.TryFormat(hundredths / 100, to[at..], out written);
        at += written;
        to[at++] = (byte)'.';
        to[at++] = (byte)('0' + (hundredths / 10 % 10));
        to[at++] = (byte)('0' + (hundredths % 10));
        to[at++] = (byte)'}';
        return at;
    }
}
