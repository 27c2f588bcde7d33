using System.Net;

namespace ParkTwin.Mqtt;

/// <summary>What a device says of itself in CONNECT. Valid during and after the call; the password should not be kept.</summary>
public sealed class ConnectRequest
{
    /// <summary>The client identifier; assigned by the endpoint where the device sent none. 1 to 65,535 bytes of UTF-8.</summary>
    public required string ClientId { get; init; }

    /// <summary>Whether the endpoint made the client identifier up.</summary>
    public bool ClientIdAssigned { get; init; }

    /// <summary>User name; <c>null</c> when the flag was not set.</summary>
    public string? UserName { get; init; }

    /// <summary>Password bytes; <c>null</c> when the flag was not set.</summary>
    public ReadOnlyMemory<byte>? Password { get; init; }

    /// <summary>Where the connection comes from; <c>null</c> for pipes without an address.</summary>
    public EndPoint? RemoteEndPoint { get; init; }

    /// <summary>The listener that took the connection; <c>null</c> for pipes without an address.</summary>
    public EndPoint? LocalEndPoint { get; init; }

    /// <summary>3.1.1 or 5.0.</summary>
    public required MqttProtocolLevel ProtocolLevel { get; init; }

    /// <summary>Clean Start (5.0) or Clean Session (3.1.1).</summary>
    public bool CleanStart { get; init; }

    /// <summary>The keep-alive the device asked for, in seconds; 0 is none.</summary>
    public int KeepAliveSeconds { get; init; }

    /// <summary>The Will, if the device left one.</summary>
    public MqttWill? Will { get; init; }
}
