using System.Buffers.Binary;

namespace ParkTwin.Mqtt.Codec;

/// <summary>PUBACK, PUBREC, PUBREL and PUBCOMP, which have one form (§3.4 to §3.7).</summary>
internal readonly record struct AckPacket(ushort PacketId, MqttReasonCode ReasonCode, string? ReasonText)
{
    /// <summary>Reads the body.</summary>
    public static MqttReasonCode Decode(MqttPacketType type, ReadOnlySpan<byte> body, bool v5, out AckPacket packet)
    {
        var reader = new PacketReader(body);
        var id = reader.UInt16();
        var code = MqttReasonCode.Success;
        string? text = null;
        if (v5 && !reader.AtEnd)
        {
            code = (MqttReasonCode)reader.Byte();
            if (!reader.AtEnd)
            {
                var properties = reader.Properties(type);
                while (properties.Next())
                {
                    text = properties.Current == MqttProperty.ReasonString ? properties.String : text;
                }

                reader.Adopt(properties);
            }
        }

        packet = new AckPacket(id, code, text);
        if (!reader.Failed && !reader.AtEnd)
        {
            reader.Fail(MqttReasonCode.MalformedPacket);
        }

        return !reader.Failed && id == 0 ? MqttReasonCode.ProtocolError : reader.Fault;
    }

    /// <summary>The packet's bytes; the short form where nothing is to be said.</summary>
    public byte[] Encode(MqttPacketType type, bool v5)
    {
        var buffer = new PacketBuffer().UInt16(PacketId);
        if (v5 && (ReasonCode != MqttReasonCode.Success || ReasonText is not null))
        {
            buffer.Byte((byte)ReasonCode);
            if (ReasonText is not null)
            {
                buffer.BeginProperties().TextProperty(MqttProperty.ReasonString, ReasonText).EndProperties();
            }
        }

        return buffer.ToPacket(type, FlagsOf(type));
    }

    /// <summary>The short form as a number whose four bytes in memory are the packet.</summary>
    public static uint Short(MqttPacketType type, ushort packetId)
    {
        var first = ((uint)type << 4) | (uint)FlagsOf(type);
        var bigEndian = (first << 24) | (2u << 16) | packetId;
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bigEndian) : bigEndian;
    }

    private static int FlagsOf(MqttPacketType type) => type == MqttPacketType.Pubrel ? 2 : 0;
}
