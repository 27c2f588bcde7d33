namespace ParkTwin.Simulators.Faults;

/// <summary>How often each fault struck.</summary>
internal sealed class FaultTally
{
    /// <summary>Readings judged.</summary>
    public long Readings { get; set; }

    /// <summary>Never sent.</summary>
    public long Dropped { get; set; }

    /// <summary>Sent twice.</summary>
    public long Duplicated { get; set; }

    /// <summary>Spikes.</summary>
    public long Spikes { get; set; }

    /// <summary>Stale values.</summary>
    public long Stale { get; set; }

    /// <summary>Held back.</summary>
    public long Late { get; set; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Readings} readings: {Dropped} dropped, {Duplicated} duplicated, {Spikes} spikes, {Stale} stale, {Late} late";
}
