namespace ParkTwin.Mqtt;

/// <summary>The answer to a <see cref="ConnectRequest"/>.</summary>
/// <param name="ReasonCode">Success, or the refusal; 3.1.1 devices get the nearest of their five return codes.</param>
/// <param name="ReasonText">Reason String of the CONNACK of MQTT 5; <c>null</c> for none.</param>
/// <param name="State">Whatever the gateway wants to find again in <see cref="DeviceSession.State"/>.</param>
public readonly record struct ConnectDecision(MqttReasonCode ReasonCode, string? ReasonText, object? State)
{
    /// <summary>
    /// Whose sessions these are: client identifiers of different owners never meet, so that nobody takes another's session over.
    /// <c>null</c> for those that belong to nobody.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>Whether the device may connect.</summary>
    public bool Accepted => ReasonCode < MqttReasonCode.UnspecifiedError;

    /// <summary>The device may connect.</summary>
    public static ConnectDecision Accept(object? state = null) => new(MqttReasonCode.Success, null, state);

    /// <summary>The device may not connect; <paramref name="reasonCode"/> is 0x80 or above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is not a failure.</exception>
    public static ConnectDecision Refuse(MqttReasonCode reasonCode, string? reasonText = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((byte)reasonCode, (byte)MqttReasonCode.UnspecifiedError, nameof(reasonCode));
        return new(reasonCode, reasonText, null);
    }
}
