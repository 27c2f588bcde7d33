using System.Globalization;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Backups;

/// <summary>
/// Brings a backup back. The file that makes a directory ParkTwin's is written last: until then no twin starts on it, and the next
/// restore into it clears what one that was killed has left.
/// </summary>
internal sealed class DataRestore(IFileSystem files, IProgress<UpkeepProgress>? progress)
{
    private readonly List<string> _written = [];
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);
    private long _done;

    internal async Task<BackupReport> RunAsync(string from, string data, CancellationToken cancellationToken)
    {
        await using var backup = await BackupReader.OpenAsync(files, from, cancellationToken);
        var directory = Path.TrimEndingDirectorySeparator(data);
        var existed = await ClearAsync(directory, cancellationToken);
        try
        {
            await RestoreAsync(backup, directory, cancellationToken);
        }
        catch (Exception failure)
        {
            await UndoAsync(directory, existed);
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw new BackupException(
                    $"The restore to '{directory}' failed and nothing of it was left: {failure.Message} Free space there, or name another directory with --data.",
                    failure);
            }

            throw;
        }

        return BackupReport.Of(backup.Manifest, from, directory, backup.Bytes);
    }

    private async ValueTask RestoreAsync(BackupReader backup, string directory, CancellationToken cancellationToken)
    {
        Check(backup);
        var total = backup.Manifest.Files.Sum(entry => entry.Bytes);
        await files.CreateDirectoryAsync(directory, cancellationToken);
        if (await files.FreeBytesAsync(directory, cancellationToken) is { } free && free < total)
        {
            throw new BackupException(
                $"The backup needs {total} bytes and the disk of '{directory}' has {free} free. Free space there, or name another directory with --data.");
        }

        var mark = Path.Combine(directory, DataFiles.RestoringName);
        await files.WriteAtomicallyAsync(mark, "A backup is being restored into this directory.\n"u8.ToArray(), cancellationToken);
        var marker = backup.Files.GetValueOrDefault(DataDirectory.MarkerName)
            ?? throw new BackupException($"The backup '{backup.Path}' holds no {DataDirectory.MarkerName}. Take an older backup.");
        foreach (var entry in backup.Manifest.Files.Where(entry => !ReferenceEquals(entry, marker)))
        {
            await WriteAsync(backup, entry, directory, total, cancellationToken);
        }

        foreach (var made in _directories)
        {
            await files.FlushDirectoryAsync(made, cancellationToken);
        }

        await WriteAsync(backup, marker, directory, total, cancellationToken);
        await files.DeleteAsync(mark, cancellationToken);
        await files.FlushDirectoryAsync(directory, cancellationToken);
    }

    /// <summary>A manifest is believed only where its paths stay inside the directory and its pieces inside the backup.</summary>
    private static void Check(BackupReader backup)
    {
        foreach (var entry in backup.Manifest.Files)
        {
            var fits = entry.Path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !part.Contains('\\', StringComparison.Ordinal))
                && entry.Pieces.All(piece => piece.Offset >= 0 && piece.Length >= 0 && piece.Offset <= backup.Bytes - piece.Length)
                && entry.Pieces.Sum(piece => piece.Length) == entry.Bytes;
            if (!fits)
            {
                throw new BackupException($"The backup '{backup.Path}' is damaged: its manifest says of '{entry.Path}' what cannot be. Take an older backup.");
            }
        }
    }

    private async ValueTask WriteAsync(
        BackupReader backup, BackupEntry entry, string directory, long total, CancellationToken cancellationToken)
    {
        var path = DataFiles.PathOf(directory, entry.Path);
        var parent = Path.GetDirectoryName(path)!;
        if (_directories.Add(parent))
        {
            await files.CreateDirectoryAsync(parent, cancellationToken);
        }

        _written.Add(path);
        await using var file = await files.OpenAsync(path, FileOpening.Replace, cancellationToken);
        if (entry.Mode is { } mode)
        {
            await files.SetModeAsync(path, Convert.ToInt32(mode, 8), cancellationToken);
        }

        var whole = await backup.CopyAsync(
            entry,
            async bytes =>
            {
                await file.AppendAsync(bytes, cancellationToken);
                _done += bytes.Length;
                progress?.Report(new("restoring", _done, total));
            },
            cancellationToken);
        if (!whole)
        {
            throw new BackupException(string.Create(
                CultureInfo.InvariantCulture,
                $"The backup '{backup.Path}' is damaged: '{entry.Path}' ({entry.Bytes} bytes) does not hold its checksum. Nothing was restored. ")
                + "Take another copy of it, or an older backup.");
        }

        await file.FlushAsync(cancellationToken);
    }

    /// <summary>Makes sure that nothing is in the way; true when the directory existed.</summary>
    private async ValueTask<bool> ClearAsync(string directory, CancellationToken cancellationToken)
    {
        if (await files.FileExistsAsync(directory, cancellationToken))
        {
            throw new BackupException($"'{directory}' is a file. Name an empty directory with --data.");
        }

        if (!await files.DirectoryExistsAsync(directory, cancellationToken))
        {
            return false;
        }

        var mark = Path.Combine(directory, DataFiles.RestoringName);
        var begun = await files.FileExistsAsync(mark, cancellationToken)
            || await files.FileExistsAsync(mark + FileSystemExtensions.TemporarySuffix, cancellationToken);
        var unfinished = begun
            && !await files.FileExistsAsync(Path.Combine(directory, DataDirectory.MarkerName), cancellationToken);
        if (unfinished)
        {
            await DeleteAllAsync(directory, keep: true, cancellationToken);
        }

        var found = (await files.ListFilesAsync(directory, cancellationToken))
            .Concat((await files.ListDirectoriesAsync(directory, cancellationToken)).Where(name => name != "lost+found")).FirstOrDefault();
        return found is null
            ? true
            : throw new BackupException($"'{directory}' holds '{found}'; a backup is restored only into an empty directory. Name another with --data.");
    }

    private async ValueTask UndoAsync(string directory, bool existed)
    {
        if (await files.DirectoryExistsAsync(directory))
        {
            await DeleteAllAsync(directory, existed, CancellationToken.None);
        }
    }

    private async ValueTask DeleteAllAsync(string directory, bool keep, CancellationToken cancellationToken)
    {
        foreach (var name in (await files.ListDirectoriesAsync(directory, cancellationToken)).Where(name => name != "lost+found"))
        {
            await DeleteAllAsync(Path.Combine(directory, name), keep: false, cancellationToken);
        }

        // The note that a restore was begun goes last.
        var names = await files.ListFilesAsync(directory, cancellationToken);
        foreach (var name in names.OrderBy(name => name == DataFiles.RestoringName))
        {
            await files.DeleteAsync(Path.Combine(directory, name), cancellationToken);
        }

        if (!keep)
        {
            await files.DeleteEmptyDirectoryAsync(directory, cancellationToken);
        }
    }
}
