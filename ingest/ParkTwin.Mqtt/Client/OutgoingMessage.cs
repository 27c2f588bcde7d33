namespace ParkTwin.Mqtt.Client;

/// <summary>A message on its way to the server.</summary>
internal sealed class OutgoingMessage(ReadOnlyMemory<byte> topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain)
{
    public ReadOnlyMemory<byte> Topic { get; } = topic;

    public ReadOnlyMemory<byte> Payload { get; } = payload;

    public MqttQos Qos { get; } = qos;

    public bool Retain { get; } = retain;

    /// <summary>Its place in the order of sending.</summary>
    public long Sequence { get; set; }

    /// <summary>0 until sent for the first time.</summary>
    public ushort PacketId { get; set; }

    /// <summary>Whether it was sent on an earlier connection.</summary>
    public bool Sent { get; set; }

    /// <summary>Whether PUBREC has come and PUBREL was sent.</summary>
    public bool Released { get; set; }

    /// <summary>Who waits for the acknowledgement; <c>null</c> when nobody does.</summary>
    public TaskCompletionSource<MqttReasonCode>? Done { get; init; }
}
