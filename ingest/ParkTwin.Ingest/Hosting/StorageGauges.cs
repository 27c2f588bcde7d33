using System.Globalization;
using ParkTwin.Contracts;
using ParkTwin.Storage.Backups;
using ParkTwin.Storage.Files;

namespace ParkTwin.Ingest.Hosting;

/// <summary>Looks from time to time at how much room the disk has and when the data were last backed up.</summary>
internal sealed class StorageGauges(IngestOptions options, Stores stores, IFileSystem files, TimeProvider time)
{
    /// <summary>Free room below which somebody should act, in segments of the journal: 1 GiB by default.</summary>
    private const int WarnSegments = 16;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BackupAge = TimeSpan.FromDays(7);
    private StorageStatus? _status;
    private long _lookedAt;

    /// <summary>What was seen last; null before the first look.</summary>
    public StorageStatus? Status => Volatile.Read(ref _status);

    /// <summary>Looks, unless it has done so within five seconds. A disk that does not answer leaves what was seen before.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!stores.AreOpen || (Status is not null && time.GetElapsedTime(_lookedAt) < Period))
        {
            return;
        }

        _lookedAt = time.GetTimestamp();
        try
        {
            await SeeAsync(Path.GetFullPath(options.DataDirectory), cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            _lookedAt = time.GetTimestamp(); // The journal's own item says what a disk that refuses means.
        }
    }

    private async Task SeeAsync(string directory, CancellationToken cancellationToken)
    {
        var backup = await LastBackup.ReadAsync(files, directory, cancellationToken);
        Volatile.Write(ref _status, new StorageStatus
        {
            FreeBytes = await files.FreeBytesAsync(directory, cancellationToken),
            StopsBelowBytes = options.Journal.SegmentBytes,
            JournalMaxBytes = options.Journal.MaxBytes,
            QuarantineBytes = stores.Quarantine.Bytes,
            QuarantineMaxBytes = options.Quarantine.MaxBytes,
            QuarantineDropped = stores.Quarantine.Dropped,
            LastBackup = backup?.Began,
            LastBackupFile = backup?.File,
        });
    }

    /// <summary>What a person should know of it.</summary>
    public IEnumerable<HealthItem> Health()
    {
        if (Status is not { } status)
        {
            yield break;
        }

        if (status.FreeBytes is { } free)
        {
            var isRoomy = free >= WarnSegments * status.StopsBelowBytes;
            yield return new("disk", isRoomy, string.Create(
                CultureInfo.InvariantCulture,
                $"{free / 1e9:0.0} GB are free for {options.DataDirectory}; below {status.StopsBelowBytes / 1e9:0.00} GB acknowledgements stop.")
                + (isRoomy ? string.Empty : " Free space on that disk."));
        }

        var isFull = status.QuarantineBytes > status.QuarantineMaxBytes * 9 / 10;
        yield return new("quarantine", !isFull, string.Create(
            CultureInfo.InvariantCulture,
            $"{status.QuarantineBytes / 1e6:0.0} of {status.QuarantineMaxBytes / 1e6:0} MB are used, {status.QuarantineDropped} messages were dropped so far.")
            + (isFull ? " The oldest go next: mend the cause and replay them." : string.Empty));
        var age = status.LastBackup is { } at ? time.GetUtcNow() - at : (TimeSpan?)null;
        yield return new("backup", age is null || age < BackupAge, age is null
            ? "There was no backup yet: parktwin backup makes one while the twin runs."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The last backup is {age.Value.TotalHours:0} h old, at most {BackupAge.TotalHours:0} h are wanted: {status.LastBackupFile}."));
    }
}
