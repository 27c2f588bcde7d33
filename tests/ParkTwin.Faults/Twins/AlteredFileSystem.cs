using ParkTwin.Storage.Files;

namespace ParkTwin.Faults.Twins;

/// <summary>The machine's own disk, slower and less willing, as its control says.</summary>
internal sealed class AlteredFileSystem(DiskControl control) : IFileSystem
{
    private readonly LocalFileSystem _local = new();

    public async ValueTask<IDataFile> OpenAsync(string path, FileOpening opening, CancellationToken cancellationToken = default) =>
        new AlteredFile(await _local.OpenAsync(path, opening, cancellationToken), control);

    public ValueTask<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) => _local.FileExistsAsync(path, cancellationToken);

    public ValueTask<bool> DirectoryExistsAsync(string path, CancellationToken cancellationToken = default) =>
        _local.DirectoryExistsAsync(path, cancellationToken);

    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) =>
        _local.CreateDirectoryAsync(path, cancellationToken);

    public ValueTask<IReadOnlyList<string>> ListFilesAsync(string directory, CancellationToken cancellationToken = default) =>
        _local.ListFilesAsync(directory, cancellationToken);

    public ValueTask<IReadOnlyList<string>> ListDirectoriesAsync(string directory, CancellationToken cancellationToken = default) =>
        _local.ListDirectoriesAsync(directory, cancellationToken);

    public ValueTask RenameAsync(string from, string to, CancellationToken cancellationToken = default) =>
        _local.RenameAsync(from, to, cancellationToken);

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default) => _local.DeleteAsync(path, cancellationToken);

    public ValueTask FlushDirectoryAsync(string directory, CancellationToken cancellationToken = default) =>
        _local.FlushDirectoryAsync(directory, cancellationToken);

    public ValueTask<IDisposable?> TryLockAsync(string path, CancellationToken cancellationToken = default) =>
        _local.TryLockAsync(path, cancellationToken);

    private sealed class AlteredFile(IDataFile file, DiskControl control) : IDataFile
    {
        public string Path => file.Path;

        public long Length => file.Length;

        public ValueTask<int> ReadAsync(Memory<byte> into, long offset, CancellationToken cancellationToken = default)
        {
            Refuse(control.FailRead, "read");
            return file.ReadAsync(into, offset, cancellationToken);
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellationToken = default)
        {
            Refuse(control.FailWrite, "write");
            return file.WriteAsync(bytes, offset, cancellationToken);
        }

        public ValueTask SetLengthAsync(long length, CancellationToken cancellationToken = default) => file.SetLengthAsync(length, cancellationToken);

        public ValueTask FlushAsync(CancellationToken cancellationToken = default)
        {
            Take(control.FlushDelay);
            Hold();
            Refuse(control.FailFlush, "flush");
            return file.FlushAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => file.DisposeAsync();

        /// <summary>A disk that is slow holds the thread that asks it, as a real one does.</summary>
        private static void Take(TimeSpan time)
        {
            if (time > TimeSpan.Zero)
            {
                Thread.Sleep(time);
            }
        }

        private void Hold()
        {
            while (control.HoldsFlushes)
            {
                Thread.Sleep(10);
            }
        }

        private void Refuse(string? part, string what)
        {
            if (part is { Length: > 0 } && Path.Contains(part, StringComparison.Ordinal))
            {
                throw new IOException($"Cannot {what} '{Path}': Input/output error.");
            }
        }
    }
}
