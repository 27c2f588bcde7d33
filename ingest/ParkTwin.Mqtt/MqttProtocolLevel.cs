namespace ParkTwin.Mqtt;

/// <summary>The protocol level byte of CONNECT.</summary>
public enum MqttProtocolLevel : byte
{
    /// <summary>MQTT 3.1.1.</summary>
    V311 = 4,

    /// <summary>MQTT 5.0.</summary>
    V5 = 5,
}
