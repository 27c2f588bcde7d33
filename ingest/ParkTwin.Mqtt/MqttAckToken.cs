namespace ParkTwin.Mqtt;

/// <summary>Names one received message to <see cref="MqttClient.Acknowledge"/>. It dies with the connection the message came on.</summary>
/// <param name="Connection">Counts the connections of the client.</param>
/// <param name="PacketId">The packet identifier; 0 for QoS 0.</param>
/// <param name="Qos">QoS.</param>
public readonly record struct MqttAckToken(int Connection, ushort PacketId, MqttQos Qos);
