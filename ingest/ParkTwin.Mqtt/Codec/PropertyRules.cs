using static ParkTwin.Mqtt.Codec.MqttPacketType;
using static ParkTwin.Mqtt.Codec.PropertyForm;

namespace ParkTwin.Mqtt.Codec;

/// <summary>Which property has which form and may stand in which packet (§2.2.2.2).</summary>
internal static class PropertyRules
{
    /// <summary>Stands for the properties of the Will inside CONNECT; not a packet type.</summary>
    public const MqttPacketType Will = 0;

    private const int AnyAck = (1 << (int)Puback) | (1 << (int)Pubrec) | (1 << (int)Pubrel) | (1 << (int)Pubcomp);
    private static readonly PropertyForm[] Forms = new PropertyForm[0x2B];
    private static readonly ushort[] Places = new ushort[0x2B];

    static PropertyRules()
    {
        Add(MqttProperty.PayloadFormatIndicator, PropertyForm.Byte, In(Publish, Will));
        Add(MqttProperty.MessageExpiryInterval, PropertyForm.UInt32, In(Publish, Will));
        Add(MqttProperty.ContentType, Text, In(Publish, Will));
        Add(MqttProperty.ResponseTopic, Text, In(Publish, Will));
        Add(MqttProperty.CorrelationData, Binary, In(Publish, Will));
        Add(MqttProperty.SubscriptionIdentifier, Variable, In(Publish, Subscribe));
        Add(MqttProperty.SessionExpiryInterval, PropertyForm.UInt32, In(Connect, Connack, Disconnect));
        Add(MqttProperty.AssignedClientIdentifier, Text, In(Connack));
        Add(MqttProperty.ServerKeepAlive, PropertyForm.UInt16, In(Connack));
        Add(MqttProperty.AuthenticationMethod, Text, In(Connect, Connack, Auth));
        Add(MqttProperty.AuthenticationData, Binary, In(Connect, Connack, Auth));
        Add(MqttProperty.RequestProblemInformation, PropertyForm.Byte, In(Connect));
        Add(MqttProperty.WillDelayInterval, PropertyForm.UInt32, In(Will));
        Add(MqttProperty.RequestResponseInformation, PropertyForm.Byte, In(Connect));
        Add(MqttProperty.ResponseInformation, Text, In(Connack));
        Add(MqttProperty.ServerReference, Text, In(Connack, Disconnect));
        Add(MqttProperty.ReasonString, Text, In(Connack, Suback, Unsuback, Disconnect, Auth) | AnyAck);
        Add(MqttProperty.ReceiveMaximum, PropertyForm.UInt16, In(Connect, Connack));
        Add(MqttProperty.TopicAliasMaximum, PropertyForm.UInt16, In(Connect, Connack));
        Add(MqttProperty.TopicAlias, PropertyForm.UInt16, In(Publish));
        Add(MqttProperty.MaximumQos, PropertyForm.Byte, In(Connack));
        Add(MqttProperty.RetainAvailable, PropertyForm.Byte, In(Connack));
        Add(
            MqttProperty.UserProperty,
            TextPair,
            In(Connect, Connack, Publish, Will, Subscribe, Suback, Unsubscribe, Unsuback, Disconnect, Auth) | AnyAck);
        Add(MqttProperty.MaximumPacketSize, PropertyForm.UInt32, In(Connect, Connack));
        Add(MqttProperty.WildcardSubscriptionAvailable, PropertyForm.Byte, In(Connack));
        Add(MqttProperty.SubscriptionIdentifierAvailable, PropertyForm.Byte, In(Connack));
        Add(MqttProperty.SharedSubscriptionAvailable, PropertyForm.Byte, In(Connack));
    }

    /// <summary>The form of a property; <see cref="PropertyForm.Unknown"/> where there is no such property.</summary>
    public static PropertyForm FormOf(int property) => property < Forms.Length ? Forms[property] : Unknown;

    /// <summary>Whether a known property may stand in a packet.</summary>
    public static bool Allowed(int property, MqttPacketType packet) => (Places[property] & (1 << (int)packet)) != 0;

    /// <summary>Whether a property may stand more than once.</summary>
    public static bool Repeats(MqttProperty property, MqttPacketType packet) =>
        property == MqttProperty.UserProperty || (property == MqttProperty.SubscriptionIdentifier && packet == Publish);

    private static int In(params ReadOnlySpan<MqttPacketType> packets)
    {
        var mask = 0;
        foreach (var packet in packets)
        {
            mask |= 1 << (int)packet;
        }

        return mask;
    }

    private static void Add(MqttProperty property, PropertyForm form, int places)
    {
        Forms[(int)property] = form;
        Places[(int)property] = (ushort)places;
    }
}
