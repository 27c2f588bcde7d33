using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>What the acknowledgement of a refused message says, beside the ring of short forms.</summary>
internal readonly record struct AckFailure(MqttReasonCode ReasonCode, string? ReasonText)
{
    /// <summary>A remaining length that no short form has.</summary>
    private const byte MarkLength = 3;

    /// <summary>The entry of the ring for such a message.</summary>
    public static uint Mark(MqttPacketType type, ushort packetId)
    {
        var entry = AckPacket.Short(type, packetId);
        return BitConverter.IsLittleEndian ? entry | (1u << 8) : entry | (1u << 16);
    }

    /// <summary>Whether an entry of the ring is one.</summary>
    public static bool IsMarked(ReadOnlySpan<byte> entry) => entry[1] == MarkLength;
}
