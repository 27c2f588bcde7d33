namespace ParkTwin.Mqtt.Endpoint;

/// <summary>One message on its way to a device.</summary>
internal sealed record DownlinkMessage(byte[] Topic, byte[] Payload, MqttQos Qos)
{
    /// <summary>0 until it is first sent.</summary>
    public ushort PacketId { get; init; }

    /// <summary>Whether it was sent before.</summary>
    public bool Sent { get; init; }
}
