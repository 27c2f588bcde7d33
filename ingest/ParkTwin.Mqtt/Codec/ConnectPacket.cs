namespace ParkTwin.Mqtt.Codec;

/// <summary>CONNECT (§3.1 of both versions).</summary>
internal sealed record ConnectPacket
{
    /// <summary>The level byte; other than 4 and 5 only where decoding answered UnsupportedProtocolVersion.</summary>
    public required int Level { get; init; }

    public bool CleanStart { get; set; }

    /// <summary>Seconds; 0 is none.</summary>
    public ushort KeepAlive { get; set; }

    public string ClientId { get; set; } = "";

    public string? UserName { get; set; }

    public byte[]? Password { get; set; }

    public MqttWill? Will { get; set; }

    /// <summary>Seconds; 0 ends with the connection, <see cref="uint.MaxValue"/> never.</summary>
    public uint SessionExpiry { get; set; }

    public ushort ReceiveMaximum { get; set; } = ushort.MaxValue;

    /// <summary>Bytes; <see cref="uint.MaxValue"/> is no limit.</summary>
    public uint MaximumPacketSize { get; set; } = uint.MaxValue;

    public ushort TopicAliasMaximum { get; set; }

    public bool RequestProblemInformation { get; set; } = true;

    public bool RequestResponseInformation { get; set; }

    public string? AuthenticationMethod { get; set; }

    /// <summary>Whether the packet is one of MQTT 5.</summary>
    public bool IsV5 => Level == (int)MqttProtocolLevel.V5;

    /// <summary>Reads the body.</summary>
    /// <returns>Success or the fault; the packet is given as far as the level was read.</returns>
    public static MqttReasonCode Decode(ReadOnlySpan<byte> body, out ConnectPacket? packet)
    {
        var reader = new PacketReader(body);
        packet = null;
        var name = reader.Binary();
        var level = reader.Byte();
        if (reader.Failed)
        {
            return reader.Fault;
        }

        if (!name.SequenceEqual("MQTT"u8))
        {
            // MQIsdp with level 3 is MQTT 3.1, whose clients understand the refusal; anything else is not MQTT.
            packet = name.SequenceEqual("MQIsdp"u8) ? new ConnectPacket { Level = level } : null;
            return packet is null ? MqttReasonCode.ProtocolError : MqttReasonCode.UnsupportedProtocolVersion;
        }

        packet = new ConnectPacket { Level = level };
        if (level is not ((int)MqttProtocolLevel.V311 or (int)MqttProtocolLevel.V5))
        {
            return MqttReasonCode.UnsupportedProtocolVersion;
        }

        packet.ReadFields(ref reader);
        if (!reader.Failed && !reader.AtEnd)
        {
            reader.Fail(MqttReasonCode.MalformedPacket);
        }

        return reader.Fault;
    }

    /// <summary>The packet's bytes.</summary>
    public byte[] Encode()
    {
        var flags = (CleanStart ? 0x02 : 0) | (UserName is null ? 0 : 0x80) | (Password is null ? 0 : 0x40);
        if (Will is { } w)
        {
            flags |= 0x04 | ((int)w.Qos << 3) | (w.Retain ? 0x20 : 0);
        }

        var buffer = new PacketBuffer().Text("MQTT").Byte((byte)Level).Byte((byte)flags).UInt16(KeepAlive);
        if (IsV5)
        {
            WriteProperties(buffer);
        }

        buffer.Text(ClientId);
        if (Will is { } will)
        {
            if (IsV5)
            {
                buffer.BeginProperties();
                if (will.DelaySeconds > 0)
                {
                    buffer.UInt32Property(MqttProperty.WillDelayInterval, will.DelaySeconds);
                }

                buffer.EndProperties();
            }

            buffer.Text(will.Topic).Binary(will.Payload.Span);
        }

        if (UserName is not null)
        {
            buffer.Text(UserName);
        }

        if (Password is not null)
        {
            buffer.Binary(Password);
        }

        return buffer.ToPacket(MqttPacketType.Connect);
    }

    private void WriteProperties(PacketBuffer buffer)
    {
        buffer.BeginProperties();
        if (SessionExpiry != 0)
        {
            buffer.UInt32Property(MqttProperty.SessionExpiryInterval, SessionExpiry);
        }

        if (ReceiveMaximum != ushort.MaxValue)
        {
            buffer.UInt16Property(MqttProperty.ReceiveMaximum, ReceiveMaximum);
        }

        if (MaximumPacketSize != uint.MaxValue)
        {
            buffer.UInt32Property(MqttProperty.MaximumPacketSize, MaximumPacketSize);
        }

        if (TopicAliasMaximum != 0)
        {
            buffer.UInt16Property(MqttProperty.TopicAliasMaximum, TopicAliasMaximum);
        }

        if (!RequestProblemInformation)
        {
            buffer.ByteProperty(MqttProperty.RequestProblemInformation, 0);
        }

        if (RequestResponseInformation)
        {
            buffer.ByteProperty(MqttProperty.RequestResponseInformation, 1);
        }

        buffer.TextProperty(MqttProperty.AuthenticationMethod, AuthenticationMethod);
        buffer.EndProperties();
    }

    private void ReadFields(ref PacketReader reader)
    {
        var flags = reader.Byte();
        KeepAlive = reader.UInt16();
        var willQos = (flags >> 3) & 3;
        var hasWill = (flags & 0x04) != 0;
        var hasUser = (flags & 0x80) != 0;
        var hasPassword = (flags & 0x40) != 0;
        if ((flags & 0x01) != 0 || willQos == 3 || (!hasWill && (flags & 0x38) != 0) || (!IsV5 && hasPassword && !hasUser))
        {
            reader.Fail(MqttReasonCode.MalformedPacket);
            return;
        }

        CleanStart = (flags & 0x02) != 0;
        if (IsV5)
        {
            ReadProperties(ref reader);
        }

        ClientId = reader.String();
        if (hasWill)
        {
            ReadWill(ref reader, (MqttQos)willQos, (flags & 0x20) != 0);
        }

        UserName = hasUser ? reader.String() : null;
        Password = hasPassword ? reader.Binary().ToArray() : null;
    }

    private void ReadWill(ref PacketReader reader, MqttQos qos, bool retain)
    {
        var delay = 0u;
        if (IsV5)
        {
            var properties = reader.Properties(PropertyRules.Will);
            while (properties.Next())
            {
                delay = properties.Current == MqttProperty.WillDelayInterval ? properties.Number : delay;
            }

            reader.Adopt(properties);
        }

        var topic = reader.Text();
        if (!reader.Failed && !MqttText.IsTopicName(topic))
        {
            reader.Fail(IsV5 ? MqttReasonCode.TopicNameInvalid : MqttReasonCode.MalformedPacket);
        }

        var payload = reader.Binary();
        Will = new MqttWill(System.Text.Encoding.UTF8.GetString(topic), payload.ToArray(), qos, retain, delay);
    }

    private void ReadProperties(ref PacketReader reader)
    {
        var properties = reader.Properties(MqttPacketType.Connect);
        var authenticationData = false;
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
                case MqttProperty.MaximumPacketSize:
                    MaximumPacketSize = properties.Number;
                    break;
                case MqttProperty.TopicAliasMaximum:
                    TopicAliasMaximum = (ushort)properties.Number;
                    break;
                case MqttProperty.RequestProblemInformation:
                    RequestProblemInformation = properties.Number != 0;
                    break;
                case MqttProperty.RequestResponseInformation:
                    RequestResponseInformation = properties.Number != 0;
                    break;
                case MqttProperty.AuthenticationMethod:
                    AuthenticationMethod = properties.String;
                    break;
                case MqttProperty.AuthenticationData:
                    authenticationData = true;
                    break;
                default:
                    break;
            }
        }

        reader.Adopt(properties);
        if (authenticationData && AuthenticationMethod is null)
        {
            reader.Fail(MqttReasonCode.ProtocolError);
        }
    }
}
