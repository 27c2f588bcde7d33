using System.Net;

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
}
