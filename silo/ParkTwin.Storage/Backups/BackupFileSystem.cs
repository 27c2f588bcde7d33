using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Backups;

/// <summary>The files of a backup as a disk that can only be read, rooted at <see cref="Root"/>.</summary>
internal sealed class BackupFileSystem : IFileSystem
{
    private readonly BackupReader _backup;
    private readonly Dictionary<string, SortedSet<string>> _names = new(StringComparer.Ordinal) { [string.Empty] = [] };
    private readonly Dictionary<string, SortedSet<string>> _directories = new(StringComparer.Ordinal);

    /// <summary>The files of a backup, which stays its opener's to close.</summary>
    internal BackupFileSystem(BackupReader backup)
    {
        _backup = backup;
        foreach (var path in backup.Files.Keys)
        {
            var parts = path.Split('/');
            for (var depth = 0; depth < parts.Length - 1; depth++)
            {
                Add(_directories, string.Join('/', parts[..depth]), parts[depth]);
            }

            Add(_names, string.Join('/', parts[..^1]), parts[^1]);
        }
    }

    /// <summary>Where the data directory lies on it.</summary>
    internal static string Root { get; } = Path.Combine(Path.GetPathRoot(Path.GetFullPath("."))!, "backup");

    /// <inheritdoc/>
    public ValueTask<IDataFile> OpenAsync(string path, FileOpening opening, CancellationToken cancellationToken = default)
    {
        if (!_backup.Files.TryGetValue(KeyOf(path), out var entry))
        {
            throw new FileNotFoundException($"The backup holds no '{KeyOf(path)}'.", path);
        }

        return opening is FileOpening.Replace or FileOpening.WriteOrCreate ? throw ReadOnly(path) : new(new BackupFile(_backup, entry, path));
    }

    /// <inheritdoc/>
    public ValueTask<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) => new(_backup.Files.ContainsKey(KeyOf(path)));

    /// <inheritdoc/>
    public ValueTask<bool> DirectoryExistsAsync(string path, CancellationToken cancellationToken = default) =>
        new(_names.ContainsKey(KeyOf(path)) || _directories.ContainsKey(KeyOf(path)));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListFilesAsync(string directory, CancellationToken cancellationToken = default) =>
        new(_names.TryGetValue(KeyOf(directory), out var names) ? [.. names] : []);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListDirectoriesAsync(string directory, CancellationToken cancellationToken = default) =>
        new(_directories.TryGetValue(KeyOf(directory), out var names) ? [.. names] : []);

    /// <inheritdoc/>
    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) => throw ReadOnly(path);

    /// <inheritdoc/>
    public ValueTask RenameAsync(string from, string to, CancellationToken cancellationToken = default) => throw ReadOnly(from);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default) => throw ReadOnly(path);

    /// <inheritdoc/>
    public ValueTask FlushDirectoryAsync(string directory, CancellationToken cancellationToken = default) => default;

    /// <inheritdoc/>
    public ValueTask<IDisposable?> TryLockAsync(string path, CancellationToken cancellationToken = default) => throw ReadOnly(path);

    private static IOException ReadOnly(string path) => new($"'{path}' lies in a backup, which is not changed.");

    private static void Add(Dictionary<string, SortedSet<string>> to, string directory, string name)
    {
        if (!to.TryGetValue(directory, out var names))
        {
            to[directory] = names = new(StringComparer.Ordinal);
        }

        names.Add(name);
    }

    private static string KeyOf(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative == "." ? string.Empty : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    private sealed class BackupFile(BackupReader backup, BackupEntry entry, string path) : IDataFile
    {
        public string Path { get; } = path;

        public long Length => entry.Bytes;

        public ValueTask<int> ReadAsync(Memory<byte> into, long offset, CancellationToken cancellationToken = default) =>
            backup.ReadAsync(entry, into, offset, cancellationToken);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellationToken = default) => throw ReadOnly(Path);

        public ValueTask SetLengthAsync(long length, CancellationToken cancellationToken = default) => throw ReadOnly(Path);

        public ValueTask FlushAsync(CancellationToken cancellationToken = default) => throw ReadOnly(Path);

        public ValueTask DisposeAsync() => default;
    }
}
