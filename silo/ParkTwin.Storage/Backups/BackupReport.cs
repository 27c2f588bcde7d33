namespace ParkTwin.Storage.Backups;

/// <summary>What a backup or a restore did.</summary>
public sealed record BackupReport
{
    /// <summary>The backup.</summary>
    public required string File { get; init; }

    /// <summary>The data directory.</summary>
    public required string Data { get; init; }

    /// <summary>Bytes of the backup.</summary>
    public required long Bytes { get; init; }

    /// <summary>Files in it.</summary>
    public required int Files { get; init; }

    /// <summary>Everything acknowledged before this instant is in it. UTC.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it was complete, UTC.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>First position of the journal in it.</summary>
    public required long JournalFirst { get; init; }

    /// <summary>Position after the last record of the journal in it.</summary>
    public required long JournalEnd { get; init; }

    /// <summary>What of the data directory was damaged when it was copied, a sentence each; it is in the backup as it was.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    internal static BackupReport Of(BackupManifest manifest, string file, string data, long bytes) => new()
    {
        File = file,
        Data = data,
        Bytes = bytes,
        Files = manifest.Files.Count,
        Began = manifest.Began,
        Ended = manifest.Ended,
        JournalFirst = manifest.JournalFirst,
        JournalEnd = manifest.JournalEnd,
        Faults = manifest.Faults,
    };
}
