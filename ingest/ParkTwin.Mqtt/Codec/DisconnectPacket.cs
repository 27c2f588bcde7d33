namespace ParkTwin.Mqtt.Codec;

/// <summary>DISCONNECT (§3.14); in 3.1.1 it has no body and only clients send it.</summary>
internal sealed record DisconnectPacket(MqttReasonCode ReasonCode)
{
    /// <summary>Seconds; <c>null</c> leaves what CONNECT said.</summary>
    public uint? SessionExpiry { get; init; }

    public string? ReasonText { get; init; }

    /// <summary>Reads the body.</summary>
    public static MqttReasonCode Decode(ReadOnlySpan<byte> body, bool v5, out DisconnectPacket packet)
    {
        var reader = new PacketReader(body);
        var code = MqttReasonCode.Success;
        uint? expiry = null;
        string? text = null;
        if (v5 && !reader.AtEnd)
        {
            code = (MqttReasonCode)reader.Byte();
            if (!reader.AtEnd)
            {
                var properties = reader.Properties(MqttPacketType.Disconnect);
                while (properties.Next())
                {
                    expiry = properties.Current == MqttProperty.SessionExpiryInterval ? properties.Number : expiry;
                    text = properties.Current == MqttProperty.ReasonString ? properties.String : text;
                }

                reader.Adopt(properties);
            }
        }

        if (!reader.Failed && !reader.AtEnd)
        {
            reader.Fail(MqttReasonCode.MalformedPacket);
        }

        packet = new DisconnectPacket(code) { SessionExpiry = expiry, ReasonText = text };
        return reader.Fault;
    }

    /// <summary>The packet's bytes.</summary>
    public byte[] Encode(bool v5)
    {
        var buffer = new PacketBuffer();
        if (v5 && (ReasonCode != MqttReasonCode.Success || SessionExpiry is not null || ReasonText is not null))
        {
            buffer.Byte((byte)ReasonCode);
            if (SessionExpiry is not null || ReasonText is not null)
            {
                buffer.BeginProperties();
                if (SessionExpiry is { } expiry)
                {
                    buffer.UInt32Property(MqttProperty.SessionExpiryInterval, expiry);
                }

                buffer.TextProperty(MqttProperty.ReasonString, ReasonText).EndProperties();
            }
        }

        return buffer.ToPacket(MqttPacketType.Disconnect);
    }
}
