using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage;

/// <summary>
/// The directory in which one ParkTwin keeps everything. Held by one process at a time through a lock of the operating system,
/// which dies with the process; freed by disposing.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    /// <summary>Name of the file that marks a directory as ParkTwin's.</summary>
    public const string MarkerName = "parktwin.json";

    /// <summary>Version of the directory's layout.</summary>
    public const int Format = 1;

    internal const string LockName = "parktwin.lock";
    internal const string HolderName = "parktwin.holder.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly IDisposable _lock;

    private DataDirectory(string path, string id, IDisposable held) => (Path, Id, _lock) = (path, id, held);

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Its id: random, made once, 32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Takes a directory on the machine's own disk, as the longer form says.</summary>
    /// <exception cref="DataDirectoryException">It cannot be used; the message says why and what to do.</exception>
    public static Task<DataDirectory> AcquireAsync(
        string path, TimeProvider time, CancellationToken cancellationToken = default) =>
        AcquireAsync(new LocalFileSystem(), path, time, Guid.NewGuid, cancellationToken);

    /// <summary>
    /// Takes a directory: creates it if missing, marks an empty one (the operator's reference files may lie in it already), refuses
    /// one that is not ParkTwin's, cannot be written, is of a newer format, or is held by another process. A refused directory is left
    /// as it was.
    /// </summary>
    /// <param name="files">The disk.</param>
    /// <param name="path">The directory.</param>
    /// <param name="time">The clock.</param>
    /// <param name="newId">Source of the id of a new directory.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DataDirectoryException">It cannot be used; the message says why and what to do.</exception>
    public static async Task<DataDirectory> AcquireAsync(
        IFileSystem files, string path, TimeProvider time, Func<Guid> newId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = System.IO.Path.GetFullPath(path);
        IDisposable? held = null;
        try
        {
            if (await files.FileExistsAsync(full, cancellationToken))
            {
                throw new DataDirectoryException(full, "it is a file. Name a directory with --data.");
            }

            await files.CreateDirectoryAsync(full, cancellationToken);
            await RefuseForeignAsync(files, full, cancellationToken);
            held = await files.TryLockAsync(System.IO.Path.Combine(full, LockName), cancellationToken)
                ?? throw new DataDirectoryException(full, await DescribeHolderAsync(files, full, cancellationToken));
            var marker = await MarkAsync(files, full, time, newId, cancellationToken);
            await NoteHolderAsync(files, full, time, cancellationToken);
            return new DataDirectory(full, marker.Id, held);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new DataDirectoryException(
                full,
                $"it cannot be written ({failure.Message}). Give this user the right to, or name another with --data.",
                failure);
        }
        catch (DataDirectoryException)
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>The id of a data directory, without taking it.</summary>
    /// <exception cref="DataDirectoryException">It is none, or of a format that this version does not read.</exception>
    public static async ValueTask<string> IdOfAsync(IFileSystem files, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (await files.ReadAllOrNullAsync(System.IO.Path.Combine(path, MarkerName), cancellationToken) is not { } bytes)
        {
            throw new DataDirectoryException(path, $"it holds no {MarkerName}, so it is not ParkTwin's. Name a data directory with --data.");
        }

        return Marked(path, bytes).Id;
    }

    /// <summary>True while a process holds a data directory, as far as this user may see.</summary>
    public static async ValueTask<bool> IsHeldAsync(IFileSystem files, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var file = System.IO.Path.Combine(path, LockName);
        if (!await files.FileExistsAsync(file, cancellationToken))
        {
            return false;
        }

        try
        {
            using var held = await files.TryLockAsync(file, cancellationToken);
            return held is null;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Lets another process have it.</summary>
    public void Dispose() => _lock.Dispose();

    private static async ValueTask RefuseForeignAsync(IFileSystem files, string path, CancellationToken cancellationToken)
    {
        if (await files.FileExistsAsync(System.IO.Path.Combine(path, MarkerName), cancellationToken))
        {
            return;
        }

        var foreign = (await files.ListFilesAsync(path, cancellationToken))
            .Where(name => name is not (LockName or HolderName or MarkerName + FileSystemExtensions.TemporarySuffix))
            .Concat(await files.ListDirectoriesAsync(path, cancellationToken))
            .FirstOrDefault(name => name is not ("lost+found" or Reference.ReferenceFiles.OwnDirectory));
        if (foreign is not null)
        {
            throw new DataDirectoryException(
                path,
                $"it holds '{foreign}' and no {MarkerName}, so it is not ParkTwin's. Name an empty directory with --data.");
        }
    }

    private static async ValueTask<Marker> MarkAsync(
        IFileSystem files, string path, TimeProvider time, Func<Guid> newId, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(path, MarkerName);
        if (await files.ReadAllOrNullAsync(file, cancellationToken) is not { } bytes)
        {
            var marker = new Marker(Format, newId().ToString("n"), time.GetUtcNow(), null);
            marker = marker with { Check = marker.Sum() };
            await files.WriteAtomicallyAsync(file, JsonSerializer.SerializeToUtf8Bytes(marker, Json), cancellationToken);
            return marker;
        }

        return Marked(path, bytes);
    }

    private static Marker Marked(string path, byte[] bytes)
    {
        var found = Parse<Marker>(bytes);
        if (found is null or { Format: < 1 } or { Id: null })
        {
            throw new DataDirectoryException(path, $"its {MarkerName} cannot be read. Restore it from a backup.");
        }

        if (found.Check is { } check && check != found.Sum())
        {
            throw new DataDirectoryException(
                path, $"its {MarkerName} is damaged: it does not hold its checksum. Restore it from a backup.");
        }

        return found.Format <= Format
            ? found
            : throw new DataDirectoryException(
                path,
                $"it is of format {found.Format}; this version reads up to {Format}. Use the newer ParkTwin that wrote it.");
    }

    private static ValueTask NoteHolderAsync(
        IFileSystem files, string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var holder = new Holder(Environment.ProcessId, Environment.MachineName, time.GetUtcNow());
        return files.WriteAtomicallyAsync(
            System.IO.Path.Combine(path, HolderName), JsonSerializer.SerializeToUtf8Bytes(holder, Json), cancellationToken);
    }

    private static async ValueTask<string> DescribeHolderAsync(
        IFileSystem files, string path, CancellationToken cancellationToken)
    {
        var bytes = await files.ReadAllOrNullAsync(System.IO.Path.Combine(path, HolderName), cancellationToken);
        var by = bytes is not null && Parse<Holder>(bytes) is { } holder
            ? string.Create(
                CultureInfo.InvariantCulture, $"process {holder.Pid} on {holder.Host} since {holder.Since:yyyy-MM-dd HH:mm:ss}Z")
            : "another process";
        return $"it is in use by {by}. Stop that one, or name another directory with --data.";
    }

    private static T? Parse<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary><c>Check</c> is CRC-32C over the other fields, so that a turned bit is not taken for a newer format; null: not checked.</summary>
    private sealed record Marker(int Format, string Id, DateTimeOffset Created, uint? Check)
    {
        internal uint Sum() =>
            Crc32C.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Format} {Id} {Created:O}")));
    }

    private sealed record Holder(int Pid, string Host, DateTimeOffset Since);
}
