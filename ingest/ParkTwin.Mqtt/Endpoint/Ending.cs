namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Why a connection ends.</summary>
/// <param name="Reason">For the gateway.</param>
/// <param name="ReasonCode">For the DISCONNECT of MQTT 5; below 0x80 none is sent.</param>
/// <param name="ReasonText">Reason String, where the device wants to know.</param>
internal sealed record Ending(OfflineReason Reason, MqttReasonCode ReasonCode = MqttReasonCode.Success, string? ReasonText = null);
