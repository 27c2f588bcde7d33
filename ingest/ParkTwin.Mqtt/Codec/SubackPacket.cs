namespace ParkTwin.Mqtt.Codec;

/// <summary>SUBACK and UNSUBACK (§3.9, §3.11).</summary>
internal sealed record SubackPacket(ushort PacketId, IReadOnlyList<MqttReasonCode> ReasonCodes)
{
    public string? ReasonText { get; init; }

    /// <summary>Reads the body of either; UNSUBACK of 3.1.1 has no codes.</summary>
    public static MqttReasonCode Decode(MqttPacketType type, ReadOnlySpan<byte> body, bool v5, out SubackPacket packet)
    {
        var reader = new PacketReader(body);
        var id = reader.UInt16();
        string? text = null;
        if (v5)
        {
            var properties = reader.Properties(type);
            while (properties.Next())
            {
                text = properties.Current == MqttProperty.ReasonString ? properties.String : text;
            }

            reader.Adopt(properties);
        }

        var codes = new List<MqttReasonCode>();
        while (!reader.Failed && !reader.AtEnd)
        {
            codes.Add((MqttReasonCode)reader.Byte());
        }

        packet = new SubackPacket(id, codes) { ReasonText = text };
        return reader.Fault;
    }

    /// <summary>The packet's bytes.</summary>
    public byte[] Encode(MqttPacketType type, bool v5)
    {
        var buffer = new PacketBuffer().UInt16(PacketId);
        if (v5)
        {
            buffer.BeginProperties().TextProperty(MqttProperty.ReasonString, ReasonText).EndProperties();
        }

        if (v5 || type == MqttPacketType.Suback)
        {
            foreach (var code in ReasonCodes)
            {
                var failed = code >= MqttReasonCode.UnspecifiedError;
                buffer.Byte((byte)(failed && !v5 ? MqttReasonCode.UnspecifiedError : code));
            }
        }

        return buffer.ToPacket(type);
    }
}
