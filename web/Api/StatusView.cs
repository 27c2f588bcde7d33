using ParkTwin.Contracts;

namespace ParkTwin.Web.Api;

/// <summary>What the twin says of itself. Every reading counts once, when applied, in exactly one of the first three.</summary>
public sealed record StatusView
{
    /// <summary>Readings accepted since the beginning of time.</summary>
    public required long Accepted { get; init; }

    /// <summary>Duplicates since the beginning of time.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Readings and payloads put into quarantine since the beginning of time.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Durable end of the journal.</summary>
    public required long JournalPosition { get; init; }

    /// <summary>Up to where everything is in the ledgers; equal to the journal's when nothing is waiting.</summary>
    public required long AppliedPosition { get; init; }

    /// <summary>Meters in the registry.</summary>
    public required long Meters { get; init; }

    /// <summary>Seconds since the process started.</summary>
    public required long UptimeSeconds { get; init; }

    /// <summary>Version of ParkTwin.</summary>
    public required string Version { get; init; }

    /// <summary>Devices connected now.</summary>
    public required int Connections { get; init; }

    /// <summary>QoS 0 publishes dropped because the disk did not keep up, since the process started.</summary>
    public required long Shed { get; init; }

    /// <summary>Readings applied per second, over the last few seconds.</summary>
    public required double? ReadingsPerSecond { get; init; }

    /// <summary>Bytes of the journal on disk.</summary>
    public required long JournalBytes { get; init; }

    /// <summary>How long group commits take, milliseconds.</summary>
    public required CommitMsView CommitMs { get; init; }

    /// <summary>Room on disk and the last backup; null before it was looked at.</summary>
    public required StorageStatus? Storage { get; init; }

    /// <summary>Conditions a person should know of.</summary>
    public required IReadOnlyList<HealthItem> Health { get; init; }
}
