namespace ParkTwin.Mqtt.Codec;

/// <summary>SUBSCRIBE and UNSUBSCRIBE (§3.8, §3.10).</summary>
internal sealed record SubscribePacket(ushort PacketId, IReadOnlyList<SubscriptionRequest> Requests)
{
    /// <summary>0 where there is none.</summary>
    public uint SubscriptionIdentifier { get; init; }

    /// <summary>Reads the body of either.</summary>
    /// <param name="type">Subscribe or Unsubscribe.</param>
    /// <param name="body">The body.</param>
    /// <param name="v5">Whether there are properties.</param>
    /// <param name="packet">The packet.</param>
    public static MqttReasonCode Decode(MqttPacketType type, ReadOnlySpan<byte> body, bool v5, out SubscribePacket packet)
    {
        var reader = new PacketReader(body);
        var id = reader.UInt16();
        var identifier = 0u;
        if (!reader.Failed && id == 0)
        {
            reader.Fail(MqttReasonCode.ProtocolError);
        }

        if (v5)
        {
            var properties = reader.Properties(type);
            while (properties.Next())
            {
                identifier = properties.Current == MqttProperty.SubscriptionIdentifier ? properties.Number : identifier;
            }

            reader.Adopt(properties);
        }

        var requests = new List<SubscriptionRequest>();
        if (!reader.Failed && reader.AtEnd)
        {
            reader.Fail(MqttReasonCode.ProtocolError);
        }

        while (!reader.Failed && !reader.AtEnd)
        {
            var filter = reader.Text().ToArray();
            var options = type == MqttPacketType.Subscribe ? reader.Byte() : (byte)0;
            CheckOptions(ref reader, filter, options, v5);
            requests.Add(new SubscriptionRequest(filter, options));
        }

        packet = new SubscribePacket(id, requests) { SubscriptionIdentifier = identifier };
        return reader.Fault;
    }

    /// <summary>The packet's bytes.</summary>
    public byte[] Encode(MqttPacketType type, bool v5)
    {
        var buffer = new PacketBuffer().UInt16(PacketId);
        if (v5)
        {
            buffer.BeginProperties();
            if (SubscriptionIdentifier != 0)
            {
                buffer.Byte((byte)MqttProperty.SubscriptionIdentifier).Variable((int)SubscriptionIdentifier);
            }

            buffer.EndProperties();
        }

        foreach (var request in Requests)
        {
            buffer.Binary(request.Filter);
            if (type == MqttPacketType.Subscribe)
            {
                buffer.Byte(request.Options);
            }
        }

        return buffer.ToPacket(type, 2);
    }

    private static void CheckOptions(ref PacketReader reader, byte[] filter, byte options, bool v5)
    {
        var reserved = v5 ? 0xC0 : 0xFC;
        if ((options & 3) == 3 || (options & reserved) != 0)
        {
            reader.Fail(MqttReasonCode.MalformedPacket);
        }

        var noLocalShared = (options & 4) != 0 && MqttText.IsShared(filter);
        if (v5 && ((options & 0x30) == 0x30 || noLocalShared))
        {
            reader.Fail(MqttReasonCode.ProtocolError);
        }
    }
}
