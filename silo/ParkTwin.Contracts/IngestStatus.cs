namespace ParkTwin.Contracts;

/// <summary>One look at the ingester. Every reading counts once, when applied, in exactly one of the first three.</summary>
public sealed record IngestStatus
{
    /// <summary>Readings accepted since the beginning of time; restart and replay do not count again.</summary>
    public long Accepted { get; init; }

    /// <summary>Duplicates since the beginning of time.</summary>
    public long Duplicates { get; init; }

    /// <summary>Readings and unparsable payloads put into quarantine since the beginning of time.</summary>
    public long Quarantined { get; init; }

    /// <summary>Where the journal's durable end is.</summary>
    public long JournalPosition { get; init; }

    /// <summary>Up to where everything has been applied; equal to <see cref="JournalPosition"/> when nothing is waiting.</summary>
    public long AppliedPosition { get; init; }

    /// <summary>Devices connected now.</summary>
    public int Connections { get; init; }

    /// <summary>Readings applied per second, averaged over the last few seconds; null before the first.</summary>
    public double? ReadingsPerSecond { get; init; }

    /// <summary>Bytes the journal occupies on disk.</summary>
    public long JournalBytes { get; init; }

    /// <summary>Median duration of a group commit, milliseconds; null before the first.</summary>
    public double? CommitP50Ms { get; init; }

    /// <summary>99th percentile of the duration of a group commit, milliseconds; null before the first.</summary>
    public double? CommitP99Ms { get; init; }

    /// <summary>
    /// QoS 0 publishes that were dropped because the disk did not keep up, since the process started; nothing acknowledged is among them.
    /// </summary>
    public long Shed { get; init; }

    /// <summary>True once everything that was committed before the start is in its ledger.</summary>
    public bool Replayed { get; init; }

    /// <summary>
    /// True while readings become durable and reach every ledger: replayed, the disk takes writes, and nothing keeps failing. A broker
    /// elsewhere that does not answer leaves it true.
    /// </summary>
    public bool Ready { get; init; }

    /// <summary>Conditions a person should know of, healthy ones included.</summary>
    public IReadOnlyList<HealthItem> Health { get; init; } = [];

    /// <summary>Room on disk and the last backup; null before it was looked at.</summary>
    public StorageStatus? Storage { get; init; }
}
