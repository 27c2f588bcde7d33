namespace ParkTwin.Mqtt;

/// <summary>One message received by a client, where it lies in the receive buffer: valid only during the call.</summary>
public readonly ref struct MqttDelivery(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, PublishFlags flags, MqttAckToken token)
{
    /// <summary>Topic name, valid UTF-8.</summary>
    public ReadOnlySpan<byte> Topic { get; } = topic;

    /// <summary>Payload.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>QoS, retain and DUP.</summary>
    public PublishFlags Flags { get; } = flags;

    /// <summary>For the acknowledgement of QoS 1 and 2.</summary>
    public MqttAckToken Token { get; } = token;
}
