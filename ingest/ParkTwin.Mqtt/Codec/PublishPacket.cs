using System.Buffers.Binary;

namespace ParkTwin.Mqtt.Codec;

/// <summary>PUBLISH (§3.3 of both versions), seen where it lies.</summary>
internal ref struct PublishPacket
{
    public ReadOnlySpan<byte> Topic { get; private set; }

    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>0 for QoS 0.</summary>
    public ushort PacketId { get; private set; }

    /// <summary>0 where there is none.</summary>
    public ushort TopicAlias { get; private set; }

    /// <summary>Whether a Subscription Identifier was given, which only a server may.</summary>
    public bool HasSubscriptionIdentifier { get; private set; }

    public MqttQos Qos { get; private set; }

    public bool Retain { get; private set; }

    public bool Duplicate { get; private set; }

    /// <summary>Reads the body.</summary>
    /// <param name="first">The packet's first byte.</param>
    /// <param name="body">The rest after the remaining length.</param>
    /// <param name="v5">Whether there are properties.</param>
    /// <param name="packet">The packet, pointing into the body.</param>
    public static MqttReasonCode Decode(byte first, ReadOnlySpan<byte> body, bool v5, out PublishPacket packet)
    {
        packet = default;
        var qos = (first >> 1) & 3;
        packet.Qos = (MqttQos)qos;
        packet.Retain = (first & 1) != 0;
        packet.Duplicate = (first & 8) != 0;
        if (qos == 3 || (qos == 0 && packet.Duplicate) || body.Length < 2)
        {
            return MqttReasonCode.MalformedPacket;
        }

        var at = 2 + BinaryPrimitives.ReadUInt16BigEndian(body);
        var afterId = qos == 0 ? at : at + 2;
        if (afterId > body.Length)
        {
            return MqttReasonCode.MalformedPacket;
        }

        packet.Topic = body[2..at];
        if (qos != 0)
        {
            packet.PacketId = BinaryPrimitives.ReadUInt16BigEndian(body[at..]);
            if (packet.PacketId == 0)
            {
                return MqttReasonCode.ProtocolError;
            }
        }

        if (!v5)
        {
            packet.Payload = body[afterId..];
        }
        else if (afterId < body.Length && body[afterId] == 0)
        {
            packet.Payload = body[(afterId + 1)..];
        }
        else if (packet.ReadProperties(body[afterId..]) is not MqttReasonCode.Success and var fault)
        {
            return fault;
        }

        return CheckTopic(packet);
    }

    /// <summary>The bytes that a PUBLISH takes whole.</summary>
    public static int Size(int topicLength, int payloadLength, MqttQos qos, bool v5) =>
        FrameSize(BodySize(topicLength, payloadLength, qos, v5));

    /// <summary>Writes a PUBLISH without properties.</summary>
    /// <returns>The bytes written, as <see cref="Size"/> says.</returns>
    public static int Encode(
        Span<byte> target, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in PublishFlags flags, ushort packetId, bool v5)
    {
        var first = ((int)MqttPacketType.Publish << 4) | ((int)flags.Qos << 1) | (flags.Retain ? 1 : 0) | (flags.Duplicate ? 8 : 0);
        target[0] = (byte)first;
        var at = 1 + MqttFrame.WriteVariable(target[1..], BodySize(topic.Length, payload.Length, flags.Qos, v5));
        BinaryPrimitives.WriteUInt16BigEndian(target[at..], (ushort)topic.Length);
        at += 2;
        topic.CopyTo(target[at..]);
        at += topic.Length;
        if (flags.Qos != MqttQos.AtMostOnce)
        {
            BinaryPrimitives.WriteUInt16BigEndian(target[at..], packetId);
            at += 2;
        }

        if (v5)
        {
            target[at++] = 0;
        }

        payload.CopyTo(target[at..]);
        return at + payload.Length;
    }

    private static int BodySize(int topicLength, int payloadLength, MqttQos qos, bool v5) =>
        2 + topicLength + (qos == MqttQos.AtMostOnce ? 0 : 2) + (v5 ? 1 : 0) + payloadLength;

    private static int FrameSize(int body) => 1 + MqttFrame.VariableSize(body) + body;

    private static MqttReasonCode CheckTopic(in PublishPacket packet)
    {
        if (MqttText.IsTopicName(packet.Topic))
        {
            return MqttReasonCode.Success;
        }

        if (packet.Topic.IsEmpty)
        {
            return packet.TopicAlias != 0 ? MqttReasonCode.Success : MqttReasonCode.ProtocolError;
        }

        return MqttText.IsValid(packet.Topic) ? MqttReasonCode.TopicNameInvalid : MqttReasonCode.MalformedPacket;
    }

    private MqttReasonCode ReadProperties(ReadOnlySpan<byte> rest)
    {
        var reader = new PacketReader(rest);
        var properties = reader.Properties(MqttPacketType.Publish);
        while (properties.Next())
        {
            if (properties.Current == MqttProperty.TopicAlias)
            {
                TopicAlias = (ushort)properties.Number;
            }
            else if (properties.Current == MqttProperty.SubscriptionIdentifier)
            {
                HasSubscriptionIdentifier = true;
            }
        }

        reader.Adopt(properties);
        Payload = reader.Rest;
        return reader.Fault;
    }
}
