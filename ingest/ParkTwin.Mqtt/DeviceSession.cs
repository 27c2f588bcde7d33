using System.Net;
using ParkTwin.Mqtt.Endpoint;

namespace ParkTwin.Mqtt;

/// <summary>One accepted connection of one device, as the gateway sees it. A reconnect is another one. Immutable.</summary>
public sealed class DeviceSession
{
    /// <summary>Counts the accepted connections of this endpoint, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The client identifier.</summary>
    public required string ClientId { get; init; }

    /// <summary>User name; <c>null</c> when none was given.</summary>
    public string? UserName { get; init; }

    /// <summary>3.1.1 or 5.0.</summary>
    public required MqttProtocolLevel ProtocolLevel { get; init; }

    /// <summary>Where the connection comes from; <c>null</c> for pipes without an address.</summary>
    public EndPoint? RemoteEndPoint { get; init; }

    /// <summary>When CONNECT was accepted, UTC.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>Whether a session of this client identifier was resumed.</summary>
    public bool SessionPresent { get; init; }

    /// <summary>What the gateway gave with its <see cref="ConnectDecision"/>.</summary>
    public object? State { get; init; }

    /// <summary>Its connection; <c>null</c> where a test made the session.</summary>
    internal DeviceConnection? Connection { get; init; }

    /// <summary>
    /// Ends the connection: MQTT 5 devices are told the reason by DISCONNECT, 3.1.1 ones are closed. Safe from any thread; does nothing
    /// when the connection has ended already.
    /// </summary>
    /// <param name="reasonCode">0x80 or above.</param>
    /// <param name="reasonText">Reason String, for devices that want to know; <c>null</c> for none.</param>
    public void Disconnect(MqttReasonCode reasonCode, string? reasonText = null) =>
        Connection?.Close(new Ending(OfflineReason.Ended, reasonCode, reasonText));
}
