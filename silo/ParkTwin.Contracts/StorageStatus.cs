namespace ParkTwin.Contracts;

/// <summary>How much room what rests on disk has, and when it was last backed up.</summary>
public sealed record StorageStatus
{
    /// <summary>Bytes free on the disk of the data directory; null where the system cannot say.</summary>
    public required long? FreeBytes { get; init; }

    /// <summary>Free bytes below which the journal cannot begin its next segment: acknowledgements stop soon after.</summary>
    public required long StopsBelowBytes { get; init; }

    /// <summary>Bytes that the journal may take while readers lag; acknowledgements wait at it.</summary>
    public required long JournalMaxBytes { get; init; }

    /// <summary>Bytes of the quarantine on disk.</summary>
    public required long QuarantineBytes { get; init; }

    /// <summary>Bytes at which the oldest of the quarantine are dropped, and counted.</summary>
    public required long QuarantineMaxBytes { get; init; }

    /// <summary>Quarantined messages dropped at that bound since the beginning of time.</summary>
    public required long QuarantineDropped { get; init; }

    /// <summary>Everything acknowledged before this instant is in the last backup, UTC; null when there was none.</summary>
    public required DateTimeOffset? LastBackup { get; init; }

    /// <summary>Where the last backup was written; null when there was none.</summary>
    public required string? LastBackupFile { get; init; }
}
