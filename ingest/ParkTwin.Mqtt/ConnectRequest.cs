using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ParkTwin.Mqtt;

/// <summary>What a device says of itself in CONNECT. The password is valid during the call alone: its bytes are cleared then.</summary>
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

    /// <summary>
    /// True where a proxy says that it speaks for somebody else (<c>Forwarded</c>, <c>X-Forwarded-For</c> of a WebSocket), so that
    /// <see cref="RemoteEndPoint"/> is the proxy's.
    /// </summary>
    public bool Forwarded { get; init; }

    /// <summary>The client's certificate, which the TLS listener has checked against its authority; <c>null</c> for none.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

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
