namespace ParkTwin.Mqtt;

/// <summary>A client could not connect, or lost the connection that a call needed.</summary>
public sealed class MqttConnectException : IOException
{
    /// <summary>For tools that make exceptions.</summary>
    public MqttConnectException()
        : this("The MQTT connection failed.")
    {
    }

    /// <summary>With a message.</summary>
    public MqttConnectException(string message)
        : base(message)
    {
    }

    /// <summary>With the cause.</summary>
    public MqttConnectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With what the server said.</summary>
    public MqttConnectException(string message, MqttReasonCode reasonCode)
        : base(message) => ReasonCode = reasonCode;

    /// <summary>What the server said; <c>null</c> where it was not reached.</summary>
    public MqttReasonCode? ReasonCode { get; }

    /// <summary>Whether trying again without a change is pointless.</summary>
    public bool IsFinal => ReasonCode is MqttReasonCode.UnsupportedProtocolVersion or MqttReasonCode.ClientIdentifierNotValid
        or MqttReasonCode.BadUserNameOrPassword or MqttReasonCode.NotAuthorized or MqttReasonCode.Banned
        or MqttReasonCode.BadAuthenticationMethod or MqttReasonCode.MalformedPacket or MqttReasonCode.ProtocolError;
}
