namespace ParkTwin.Faults.Load;

/// <summary>How a load is sent.</summary>
internal sealed record LaneOptions
{
    /// <summary>Port of the twin on the loopback.</summary>
    public required int Port { get; init; }

    /// <summary>Connections.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Readings in a PUBLISH.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Messages in flight on each connection; below 65 535.</summary>
    public int InFlight { get; init; } = 10_000;

    /// <summary>Readings a second over all connections; 0 is as fast as acknowledged.</summary>
    public double Rate { get; init; } = 50_000;
}
