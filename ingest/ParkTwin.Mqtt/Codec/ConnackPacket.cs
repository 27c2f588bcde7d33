namespace ParkTwin.Mqtt.Codec;

/// <summary>CONNACK (§3.2 of both versions).</summary>
internal sealed record ConnackPacket
{
    public bool SessionPresent { get; init; }

    /// <summary>The reason code of MQTT 5; for 3.1.1 the return code is mapped from and to it.</summary>
    public MqttReasonCode ReasonCode { get; init; }

    /// <summary>Seconds, where the server decided otherwise than the client asked.</summary>
    public uint? SessionExpiry { get; set; }

    public ushort ReceiveMaximum { get; set; } = ushort.MaxValue;

    public MqttQos MaximumQos { get; set; } = MqttQos.ExactlyOnce;

    public bool RetainAvailable { get; set; } = true;

    public uint? MaximumPacketSize { get; set; }

    public string? AssignedClientId { get; set; }

    public ushort TopicAliasMaximum { get; set; }

    public string? ReasonText { get; set; }

    public bool WildcardSubscriptionAvailable { get; set; } = true;

    public bool SubscriptionIdentifierAvailable { get; set; } = true;

    public bool SharedSubscriptionAvailable { get; set; } = true;

    /// <summary>Seconds, where the server decided otherwise than the client asked.</summary>
    public ushort? ServerKeepAlive { get; set; }

    /// <summary>Reads the body.</summary>
    public static MqttReasonCode Decode(ReadOnlySpan<byte> body, bool v5, out ConnackPacket packet)
    {
        var reader = new PacketReader(body);
        var flags = reader.Byte();
        var code = reader.Byte();
        packet = new ConnackPacket { SessionPresent = (flags & 1) != 0, ReasonCode = v5 ? (MqttReasonCode)code : FromV311(code) };
        if ((flags & 0xFE) != 0)
        {
            reader.Fail(MqttReasonCode.MalformedPacket);
        }

        if (v5)
        {
            packet.ReadProperties(ref reader);
        }

        if (!reader.Failed && !reader.AtEnd)
        {
            reader.Fail(MqttReasonCode.MalformedPacket);
        }

        return reader.Fault;
    }

    /// <summary>The packet's bytes.</summary>
    public byte[] Encode(bool v5)
    {
        var buffer = new PacketBuffer().Byte(SessionPresent ? (byte)1 : (byte)0);
        if (!v5)
        {
            return buffer.Byte(ToV311(ReasonCode)).ToPacket(MqttPacketType.Connack);
        }

        buffer.Byte((byte)ReasonCode).BeginProperties();
        WriteNumbers(buffer);
        buffer.TextProperty(MqttProperty.AssignedClientIdentifier, AssignedClientId);
        buffer.TextProperty(MqttProperty.ReasonString, ReasonText);
        Unavailable(buffer, MqttProperty.RetainAvailable, RetainAvailable);
        Unavailable(buffer, MqttProperty.WildcardSubscriptionAvailable, WildcardSubscriptionAvailable);
        Unavailable(buffer, MqttProperty.SubscriptionIdentifierAvailable, SubscriptionIdentifierAvailable);
        Unavailable(buffer, MqttProperty.SharedSubscriptionAvailable, SharedSubscriptionAvailable);
        return buffer.EndProperties().ToPacket(MqttPacketType.Connack);
    }

    /// <summary>The return code of 3.1.1 (§3.2.2.3) nearest to a reason code.</summary>
    public static byte ToV311(MqttReasonCode code) => code switch
    {
        < MqttReasonCode.UnspecifiedError => 0,
        MqttReasonCode.UnsupportedProtocolVersion => 1,
        MqttReasonCode.ClientIdentifierNotValid => 2,
        MqttReasonCode.BadUserNameOrPassword => 4,
        MqttReasonCode.NotAuthorized or MqttReasonCode.Banned or MqttReasonCode.BadAuthenticationMethod => 5,
        _ => 3,
    };

    private static MqttReasonCode FromV311(byte code) => code switch
    {
        0 => MqttReasonCode.Success,
        1 => MqttReasonCode.UnsupportedProtocolVersion,
        2 => MqttReasonCode.ClientIdentifierNotValid,
        3 => MqttReasonCode.ServerUnavailable,
        4 => MqttReasonCode.BadUserNameOrPassword,
        5 => MqttReasonCode.NotAuthorized,
        _ => MqttReasonCode.UnspecifiedError,
    };

    private static void Unavailable(PacketBuffer buffer, MqttProperty property, bool available)
    {
        if (!available)
        {
            buffer.ByteProperty(property, 0);
        }
    }

    private void WriteNumbers(PacketBuffer buffer)
    {
        if (SessionExpiry is { } expiry)
        {
            buffer.UInt32Property(MqttProperty.SessionExpiryInterval, expiry);
        }

        if (ReceiveMaximum != ushort.MaxValue)
        {
            buffer.UInt16Property(MqttProperty.ReceiveMaximum, ReceiveMaximum);
        }

        if (MaximumQos != MqttQos.ExactlyOnce)
        {
            buffer.ByteProperty(MqttProperty.MaximumQos, (byte)MaximumQos);
        }

        if (MaximumPacketSize is { } size)
        {
            buffer.UInt32Property(MqttProperty.MaximumPacketSize, size);
        }

        if (TopicAliasMaximum != 0)
        {
            buffer.UInt16Property(MqttProperty.TopicAliasMaximum, TopicAliasMaximum);
        }

        if (ServerKeepAlive is { } keepAlive)
        {
            buffer.UInt16Property(MqttProperty.ServerKeepAlive, keepAlive);
        }
    }

    private void ReadProperties(ref PacketReader reader)
    {
        var properties = reader.Properties(MqttPacketType.Connack);
        while (properties.Next())
        {
            switch (properties.Current)
            {
                case MqttProperty.SessionExpiryInterval:
                    SessionExpiry = properties.Number;
                    break;
                case MqttProperty.ReceiveMaximum:
                    ReceiveMaximum = (ushort)properties.Number;
                    break;
                case MqttProperty.MaximumQos:
                    MaximumQos = (MqttQos)properties.Number;
                    break;
                case MqttProperty.RetainAvailable:
                    RetainAvailable = properties.Number != 0;
                    break;
                case MqttProperty.MaximumPacketSize:
                    MaximumPacketSize = properties.Number;
                    break;
                case MqttProperty.AssignedClientIdentifier:
                    AssignedClientId = properties.String;
                    break;
                case MqttProperty.TopicAliasMaximum:
                    TopicAliasMaximum = (ushort)properties.Number;
                    break;
                case MqttProperty.ReasonString:
                    ReasonText = properties.String;
                    break;
                case MqttProperty.WildcardSubscriptionAvailable:
                    WildcardSubscriptionAvailable = properties.Number != 0;
                    break;
                case MqttProperty.SubscriptionIdentifierAvailable:
                    SubscriptionIdentifierAvailable = properties.Number != 0;
                    break;
                case MqttProperty.SharedSubscriptionAvailable:
                    SharedSubscriptionAvailable = properties.Number != 0;
                    break;
                case MqttProperty.ServerKeepAlive:
                    ServerKeepAlive = (ushort)properties.Number;
                    break;
                default:
                    break;
            }
        }

        reader.Adopt(properties);
    }
}
