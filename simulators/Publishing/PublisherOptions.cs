using System.Net;

namespace ParkTwin.Simulators.Publishing;

/// <summary>Where and how to publish.</summary>
internal sealed record PublisherOptions
{
    /// <summary>The device endpoint or broker.</summary>
    public required DnsEndPoint Endpoint { get; init; }

    /// <summary>Client id; the connections of one publisher add their number.</summary>
    public required string ClientId { get; init; }

    /// <summary>User name; null without.</summary>
    public string? User { get; init; }

    /// <summary>Password; null without.</summary>
    public string? Password { get; init; }

    /// <summary>Connections, 1 to 64.</summary>
    public int Connections { get; init; } = 1;

    /// <summary>Messages in flight on each connection, 1 to 60 000.</summary>
    public int InFlight { get; init; } = 4_000;
}
