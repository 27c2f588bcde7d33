namespace ParkTwin.Mqtt;

/// <summary>What a PUBLISH says besides topic and payload.</summary>
/// <param name="Qos">QoS.</param>
/// <param name="Retain">The retain flag; possible only from 3.1.1 devices, and without effect.</param>
/// <param name="Duplicate">The DUP flag: the device has sent it before, and may not know whether it arrived.</param>
public readonly record struct PublishFlags(MqttQos Qos, bool Retain, bool Duplicate);
