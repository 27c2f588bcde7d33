namespace ParkTwin.Storage.Files;

/// <summary>Whole-file reads and atomic whole-file writes over <see cref="IFileSystem"/>.</summary>
public static class FileSystemExtensions
{
    /// <summary>The ending of a file that is being written and does not count yet.</summary>
    public const string TemporarySuffix = ".tmp";

    /// <summary>
    /// Replaces a file as a whole: writes beside it, flushes, renames, flushes the directory. After a crash the file holds either
    /// what it held before or all of <paramref name="bytes"/>; after the task completes, the latter.
    /// </summary>
    public static async ValueTask WriteAtomicallyAsync(
        this IFileSystem files, string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var beside = path + TemporarySuffix;
        await using (var file = await files.OpenAsync(beside, FileOpening.Replace, cancellationToken))
        {
            await file.WriteAsync(bytes, 0, cancellationToken);
            await file.FlushAsync(cancellationToken);
        }

        await files.RenameAsync(beside, path, cancellationToken);
        await files.FlushDirectoryAsync(Path.GetDirectoryName(path)!, cancellationToken);
    }

    /// <summary>Reads a whole file; null when there is none.</summary>
    public static async ValueTask<byte[]?> ReadAllOrNullAsync(
        this IFileSystem files, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (!await files.FileExistsAsync(path, cancellationToken))
        {
            return null;
        }

        await using var file = await files.OpenAsync(path, FileOpening.Read, cancellationToken);
        var bytes = new byte[file.Length];
        var read = await file.ReadAsync(bytes, 0, cancellationToken);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
