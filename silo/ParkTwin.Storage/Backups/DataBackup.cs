using System.Globalization;
using System.Text.Json;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Backups;

/// <summary>Backs a data directory up into one file, whether a twin runs on it or not, and brings it back (decision 0016).</summary>
/// <param name="files">The disk.</param>
/// <param name="time">The clock.</param>
/// <param name="progress">Is told how far it is; null for nobody.</param>
public sealed class DataBackup(IFileSystem files, TimeProvider time, IProgress<UpkeepProgress>? progress = null)
{
    /// <summary>Ending of a backup's name.</summary>
    public const string Suffix = ".ptbackup";

    /// <summary>
    /// Writes a backup. Everything that was acknowledged before the call is in it. The file gets its name when it is complete, durable,
    /// and <paramref name="check"/> has found that it holds together.
    /// </summary>
    /// <param name="data">The data directory.</param>
    /// <param name="to">A file that does not exist, or a directory, in which the backup is named by its time.</param>
    /// <param name="check">Looks at the files of the finished backup, as a disk and a root; answers faults, a sentence each.</param>
    /// <param name="cancellationToken">Gives up; nothing is left.</param>
    /// <exception cref="BackupException">It was refused; nothing was left behind.</exception>
    public async Task<BackupReport> CreateAsync(
        string data, string to, Func<IFileSystem, string, Task<IReadOnlyList<string>>>? check, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(data);
        ArgumentException.ThrowIfNullOrEmpty(to);
        var directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        var id = await DataDirectory.IdOfAsync(files, directory, cancellationToken);
        var target = await TargetAsync(Path.GetFullPath(to), to, directory, cancellationToken);
        try
        {
            using var held = await LockAsync(target, cancellationToken);
            try
            {
                return await WriteAsync(directory, id, target, check, cancellationToken);
            }
            finally
            {
                await files.DeleteAsync(LockOf(target), CancellationToken.None);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or Journals.JournalCorruptException)
        {
            throw new BackupException(
                $"The backup to '{target}' failed and nothing of it was left: {refused.Message} Free space there, or name another place with --to.", refused);
        }
    }

    /// <summary>Brings a backup back into a directory that is empty or absent; each file is checked as it is written.</summary>
    /// <exception cref="BackupException">It was refused, and nothing of it was left in the directory.</exception>
    public Task<BackupReport> RestoreAsync(string from, string data, CancellationToken cancellationToken) =>
        new DataRestore(files, progress).RunAsync(Path.GetFullPath(from), Path.GetFullPath(data), cancellationToken);

    private async Task<BackupReport> WriteAsync(
        string directory, string id, string target, Func<IFileSystem, string, Task<IReadOnlyList<string>>>? check, CancellationToken cancellationToken)
    {
        await using var writer = await BackupWriter.CreateAsync(files, target, cancellationToken);
        await using var copy = new DataCopy(files, directory, writer, progress, time);
        var began = time.GetUtcNow();
        await copy.RunAsync(cancellationToken);
        var manifest = new BackupManifest
        {
            Format = 1,
            Data = id,
            Began = began,
            Ended = time.GetUtcNow(),
            JournalFirst = copy.JournalFirst,
            JournalEnd = copy.JournalEnd,
            Faults = copy.Faults,
            Files = copy.Entries(),
        };
        await writer.SealAsync(manifest, cancellationToken);
        IReadOnlyList<string> faults = [];
        if (check is not null)
        {
            progress?.Report(new("checking", writer.Bytes, writer.Bytes));
            await using var reader = await BackupReader.OpenAsync(files, writer.PartPath, cancellationToken);
            var found = await check(new BackupFileSystem(reader), BackupFileSystem.Root);
            var root = BackupFileSystem.Root + Path.DirectorySeparatorChar;
            faults = [.. found.Select(fault => fault.Replace(root, string.Empty, StringComparison.Ordinal))];
        }

        await writer.PublishAsync(cancellationToken);
        var report = BackupReport.Of(manifest, target, directory, writer.Bytes) with { Faults = [.. manifest.Faults.Union(faults)] };
        await NoteAsync(directory, report, cancellationToken);
        return report;
    }

    private async ValueTask<string> TargetAsync(string full, string asWritten, string directory, CancellationToken cancellationToken)
    {
        var target = full;
        if (Path.EndsInDirectorySeparator(asWritten) || await files.DirectoryExistsAsync(full, cancellationToken))
        {
            var name = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            target = Path.Combine(full, $"parktwin-{name}{Suffix}");
        }

        if (target.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new BackupException($"'{target}' lies in the data directory itself. Name a place outside it with --to, best on another disk.");
        }

        var parent = Path.GetDirectoryName(target)!;
        if (!await files.DirectoryExistsAsync(parent, cancellationToken))
        {
            throw new BackupException($"There is no directory '{parent}'. Make it, or name another place with --to.");
        }

        return await files.FileExistsAsync(target, cancellationToken)
            ? throw new BackupException($"'{target}' exists and is not overwritten. Name another file, or a directory, with --to.")
            : target;
    }

    private static string LockOf(string target) => target + ".lock";

    /// <summary>Two backups into one file would destroy each other; the lock dies with its process.</summary>
    private async ValueTask<IDisposable> LockAsync(string target, CancellationToken cancellationToken) =>
        await files.TryLockAsync(LockOf(target), cancellationToken)
            ?? throw new BackupException($"Another backup to '{target}' is under way. Wait for it, or name another file with --to.");

    /// <summary>Leaves the time of the backup for <c>/api/status</c>; a directory that cannot be written to is as well backed up.</summary>
    private async ValueTask NoteAsync(string directory, BackupReport report, CancellationToken cancellationToken)
    {
        try
        {
            var note = JsonSerializer.SerializeToUtf8Bytes(new LastBackup(report.Began, report.File, report.Bytes), BackupManifest.Json);
            await files.WriteAtomicallyAsync(Path.Combine(directory, DataFiles.LastBackupName), note, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            progress?.Report(new($"{DataFiles.LastBackupName} was not written: {refused.Message}", report.Bytes, report.Bytes));
        }
    }
}
