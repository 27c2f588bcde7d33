using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ParkTwin.Storage.Files;

/// <summary>
/// The machine's own disk. Every call blocks the calling thread and returns a completed task. Safe for concurrent use.
/// </summary>
public sealed class LocalFileSystem : IFileSystem
{
    /// <inheritdoc/>
    public ValueTask<IDataFile> OpenAsync(string path, FileOpening opening, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (mode, access) = opening switch
        {
            FileOpening.Read => (FileMode.Open, FileAccess.Read),
            FileOpening.Write => (FileMode.Open, FileAccess.ReadWrite),
            FileOpening.WriteOrCreate => (FileMode.OpenOrCreate, FileAccess.ReadWrite),
            FileOpening.Replace => (FileMode.Create, FileAccess.ReadWrite),
            _ => throw new ArgumentOutOfRangeException(nameof(opening), opening, "Not a way to open a file."),
        };
        var handle = File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete);
        return new(new LocalDataFile(path, handle));
    }

    /// <inheritdoc/>
    public ValueTask<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) => new(File.Exists(path));

    /// <inheritdoc/>
    public ValueTask<bool> DirectoryExistsAsync(string path, CancellationToken cancellationToken = default) =>
        new(Directory.Exists(path));

    /// <inheritdoc/>
    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var missing = new Stack<string>();
        for (var at = Path.GetFullPath(path); at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing.Push(at);
        }

        while (missing.TryPop(out var directory))
        {
            Directory.CreateDirectory(directory);
            if (Path.GetDirectoryName(directory) is { } parent)
            {
                FlushDirectory(parent);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListFilesAsync(string directory, CancellationToken cancellationToken = default) =>
        new(Directory.Exists(directory) ? Names(Directory.EnumerateFiles(directory)) : []);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListDirectoriesAsync(
        string directory, CancellationToken cancellationToken = default) =>
        new(Directory.Exists(directory) ? Names(Directory.EnumerateDirectories(directory)) : []);

    /// <inheritdoc/>
    public ValueTask RenameAsync(string from, string to, CancellationToken cancellationToken = default)
    {
        File.Move(from, to, overwrite: true);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask FlushDirectoryAsync(string directory, CancellationToken cancellationToken = default)
    {
        FlushDirectory(directory);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IDisposable?> TryLockAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            return new(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (IsSharingViolation(failure))
        {
            return new((IDisposable?)null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int?> GetModeAsync(string path, CancellationToken cancellationToken = default) =>
        new(OperatingSystem.IsWindows() ? null : (int)File.GetUnixFileMode(path) & 0b111_111_111);

    /// <inheritdoc/>
    public ValueTask SetModeAsync(string path, int mode, CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)mode);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask DeleteEmptyDirectoryAsync(string path, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<long?> FreeBytesAsync(string directory, CancellationToken cancellationToken = default) =>
        new(Directory.Exists(directory) ? new DriveInfo(directory).AvailableFreeSpace : null);

    private static bool IsSharingViolation(IOException failure) =>
        failure is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        && (OperatingSystem.IsWindows() ? (failure.HResult & 0xFFFF) is 32 or 33 : failure.HResult is 11 or 35);

    private static List<string> Names(IEnumerable<string> paths)
    {
        var names = new List<string>();
        foreach (var path in paths)
        {
            names.Add(Path.GetFileName(path));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS logs its own names; there is no handle to flush.
        }

        var descriptor = Posix.Open(directory, 0);
        if (descriptor < 0)
        {
            throw Failure("open", directory);
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Posix.Fsync(handle) != 0)
        {
            throw Failure("flush", directory);
        }
    }

    private static IOException Failure(string verb, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"Cannot {verb} '{path}': {new Win32Exception(error).Message}.", error);
    }
}
