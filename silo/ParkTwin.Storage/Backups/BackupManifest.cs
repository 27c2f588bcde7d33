using System.Text.Json;

namespace ParkTwin.Storage.Backups;

/// <summary>What a backup holds; the last thing written into it (<c>docs/formats/backup.md</c>).</summary>
internal sealed record BackupManifest
{
    /// <summary>Version of the backup's format.</summary>
    public required int Format { get; init; }

    /// <summary>Id of the data directory.</summary>
    public required string Data { get; init; }

    /// <summary>When the backup began: everything acknowledged before it is in it. UTC.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it was complete, UTC.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>First position of the journal in it.</summary>
    public required long JournalFirst { get; init; }

    /// <summary>Position after the last record of the journal in it.</summary>
    public required long JournalEnd { get; init; }

    /// <summary>Faults of the data directory that were found while it was copied, a sentence each.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>The files, in ordinal order of their paths.</summary>
    public required IReadOnlyList<BackupEntry> Files { get; init; }

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);
}
