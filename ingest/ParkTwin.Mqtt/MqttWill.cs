namespace ParkTwin.Mqtt;

/// <summary>The Will of a CONNECT: a message for the case that the device goes without saying so.</summary>
/// <param name="Topic">Topic name, valid UTF-8 without wildcards.</param>
/// <param name="Payload">Payload bytes, at most 65,535.</param>
/// <param name="Qos">QoS.</param>
/// <param name="Retain">The retain flag.</param>
/// <param name="DelaySeconds">Will Delay Interval of MQTT 5, in seconds; 0 is at once.</param>
public sealed record MqttWill(string Topic, ReadOnlyMemory<byte> Payload, MqttQos Qos, bool Retain, uint DelaySeconds);
