using System.Buffers.Binary;
using System.Text;

namespace ParkTwin.Simulation.Devices;

/// <summary>Just the packets of a device, written by hand from the standard; shares no code with the endpoint.</summary>
internal static class Wire
{
    public const int Connack = 2;
    public const int Puback = 4;
    public const int Pubrec = 5;
    public const int Pubcomp = 7;
    public const int Pingresp = 13;
    public const int Disconnect = 14;

    public static byte[] ConnectPacket(int level, string client, bool clean, int keepAlive)
    {
        var body = new List<byte>();
        Text(body, "MQTT");
        body.Add((byte)level);
        body.Add((byte)(clean ? 2 : 0));
        Number(body, keepAlive);
        if (level == 5)
        {
            byte[] expiry = clean ? [0] : [5, 0x11, 0, 0, 0x0E, 0x10]; // Sessions live an hour.
            body.AddRange(expiry);
        }

        Text(body, client);
        return Packet(0x10, body);
    }

    public static byte[] Publish(int level, string topic, byte[] payload, int qos, bool again, ushort id)
    {
        var body = new List<byte>(payload.Length + topic.Length + 8);
        Text(body, topic);
        if (qos > 0)
        {
            Number(body, id);
        }

        if (level == 5)
        {
            body.Add(0);
        }

        body.AddRange(payload);
        return Packet((byte)(0x30 | (again ? 8 : 0) | (qos << 1)), body);
    }

    public static byte[] Pubrel(ushort id) => [0x62, 2, (byte)(id >> 8), (byte)(id & 0xFF)];

    public static byte[] Pingreq() => [0xC0, 0];

    public static byte[] Goodbye() => [0xE0, 0];

    /// <summary>Takes the first packet off what arrived; false when it is not whole.</summary>
    public static bool TryTake(List<byte> arrived, out int type, out byte[] body)
    {
        (type, body) = (0, []);
        var (length, at) = (0, 1);
        for (var shift = 0; ; shift += 7, at++)
        {
            if (at >= arrived.Count)
            {
                return false;
            }

            length |= (arrived[at] & 0x7F) << shift;
            if (arrived[at] < 0x80)
            {
                break;
            }
        }

        if (arrived.Count < at + 1 + length)
        {
            return false;
        }

        type = arrived[0] >> 4;
        body = [.. arrived.GetRange(at + 1, length)];
        arrived.RemoveRange(0, at + 1 + length);
        return true;
    }

    public static ushort IdOf(byte[] body) => BinaryPrimitives.ReadUInt16BigEndian(body);

    private static byte[] Packet(byte first, List<byte> body)
    {
        var packet = new List<byte>(body.Count + 5) { first };
        var length = body.Count;
        do
        {
            packet.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        packet.AddRange(body);
        return [.. packet];
    }

    private static void Text(List<byte> body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(body, bytes.Length);
        body.AddRange(bytes);
    }

    private static void Number(List<byte> body, int number)
    {
        body.Add((byte)(number >> 8));
        body.Add((byte)(number & 0xFF));
    }
}
