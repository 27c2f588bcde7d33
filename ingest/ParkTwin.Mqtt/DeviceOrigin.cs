using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ParkTwin.Mqtt;

/// <summary>Where a connection comes from, as its listener knows.</summary>
public sealed record DeviceOrigin
{
    /// <summary>The other end; <c>null</c> for pipes without an address.</summary>
    public EndPoint? Remote { get; init; }

    /// <summary>The listener; <c>null</c> for pipes without an address.</summary>
    public EndPoint? Local { get; init; }

    /// <summary>True where a proxy says that it speaks for somebody else, so that <see cref="Remote"/> is the proxy's.</summary>
    public bool Forwarded { get; init; }

    /// <summary>The client's certificate, checked against the listener's authority; <c>null</c> for none.</summary>
    public X509Certificate2? ClientCertificate { get; init; }
}
