namespace ParkTwin.Mqtt;

/// <summary>Quality of service of one PUBLISH or subscription, as on the wire.</summary>
public enum MqttQos : byte
{
    /// <summary>QoS 0: at most once, never acknowledged.</summary>
    AtMostOnce = 0,

    /// <summary>QoS 1: at least once, acknowledged by PUBACK.</summary>
    AtLeastOnce = 1,

    /// <summary>QoS 2: exactly once, PUBREC, PUBREL, PUBCOMP.</summary>
    ExactlyOnce = 2,
}
