using System.Net;

namespace ParkTwin.Simulators.Load;

/// <summary>What the load generator sends.</summary>
internal sealed record LoadOptions
{
    /// <summary>The device endpoint or broker.</summary>
    public required DnsEndPoint Endpoint { get; init; }

    /// <summary>Topics of the meters, UTF-8.</summary>
    public required IReadOnlyList<byte[]> Topics { get; init; }

    /// <summary>Connections, 1 to 64.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>Messages in flight on each connection, 1 to 65 000.</summary>
    public int InFlight { get; init; } = 20_000;

    /// <summary>Readings in a message, 1 to 1 000.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>How long to send, s.</summary>
    public double Seconds { get; init; } = 60;

    /// <summary>Messages per second over all connections; 0 is as fast as acknowledged.</summary>
    public double Rate { get; init; }

    /// <summary>Time of the first reading, Unix milliseconds.</summary>
    public long StartMs { get; init; } = 1_577_836_800_000;

    /// <summary>Milliseconds between two readings of a meter, at least 1.</summary>
    public long IntervalMs { get; init; } = 1_000;

    /// <summary>User name; null without.</summary>
    public string? User { get; init; }

    /// <summary>Password; null without.</summary>
    public string? Password { get; init; }
}
