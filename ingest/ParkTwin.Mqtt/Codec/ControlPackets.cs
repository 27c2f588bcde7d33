namespace ParkTwin.Mqtt.Codec;

/// <summary>Packets that are always the same bytes, and the flags that each type must have.</summary>
internal static class ControlPackets
{
    public static ReadOnlySpan<byte> Pingreq => [(byte)MqttPacketType.Pingreq << 4, 0];

    public static ReadOnlySpan<byte> Pingresp => [(byte)MqttPacketType.Pingresp << 4, 0];

    /// <summary>Whether the lower four bits of a first byte are what the type wants (§2.1.3); PUBLISH checks its own.</summary>
    public static bool FlagsValid(byte first)
    {
        var type = (MqttPacketType)(first >> 4);
        var wanted = type is MqttPacketType.Pubrel or MqttPacketType.Subscribe or MqttPacketType.Unsubscribe ? 2 : 0;
        return type != 0 && (type == MqttPacketType.Publish || (first & 0x0F) == wanted);
    }
}
