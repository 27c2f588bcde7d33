using ParkTwin.Storage.Files;
using ParkTwin.Testing;

namespace ParkTwin.Faults.Twins;

/// <summary>
/// One life of a simulated disk, for many threads: what was not flushed is kept apart by the disk below, and from the cut on nothing
/// that this life's threads still do reaches it. The next life gets one of its own over the same disk.
/// </summary>
internal sealed class PoweredDisk(SimulatedFileSystem disk) : IFileSystem
{
    private readonly Lock _gate = new();
    private bool _isOff;

    /// <summary>The power goes, between two operations of the disk.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _isOff = true;
        }
    }

    public ValueTask<IDataFile> OpenAsync(string path, FileOpening opening, CancellationToken cancellationToken = default) =>
        Do<ValueTask<IDataFile>>(async () => new PoweredFile(this, await disk.OpenAsync(path, opening, cancellationToken)));

    public ValueTask<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) =>
        Do(() => disk.FileExistsAsync(path, cancellationToken));

    public ValueTask<bool> DirectoryExistsAsync(string path, CancellationToken cancellationToken = default) =>
        Do(() => disk.DirectoryExistsAsync(path, cancellationToken));

    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) =>
        Do(() => disk.CreateDirectoryAsync(path, cancellationToken));

    public ValueTask<IReadOnlyList<string>> ListFilesAsync(string directory, CancellationToken cancellationToken = default) =>
        Do(() => disk.ListFilesAsync(directory, cancellationToken));

    public ValueTask<IReadOnlyList<string>> ListDirectoriesAsync(string directory, CancellationToken cancellationToken = default) =>
        Do(() => disk.ListDirectoriesAsync(directory, cancellationToken));

    public ValueTask RenameAsync(string from, string to, CancellationToken cancellationToken = default) =>
        Do(() => disk.RenameAsync(from, to, cancellationToken));

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default) => Do(() => disk.DeleteAsync(path, cancellationToken));

    public ValueTask FlushDirectoryAsync(string directory, CancellationToken cancellationToken = default) =>
        Do(() => disk.FlushDirectoryAsync(directory, cancellationToken));

    public ValueTask<IDisposable?> TryLockAsync(string path, CancellationToken cancellationToken = default) =>
        Do(() => disk.TryLockAsync(path, cancellationToken));

    /// <summary>Every operation of the disk below completes before it returns; the lock makes them one after the other.</summary>
    private T Do<T>(Func<T> operation)
    {
        lock (_gate)
        {
            return _isOff ? throw new SimulatedCrashException() : operation();
        }
    }

    private sealed class PoweredFile(PoweredDisk life, IDataFile file) : IDataFile
    {
        public string Path => file.Path;

        public long Length => life.Do(() => file.Length);

        public ValueTask<int> ReadAsync(Memory<byte> into, long offset, CancellationToken cancellationToken = default) =>
            life.Do(() => file.ReadAsync(into, offset, cancellationToken));

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellationToken = default) =>
            life.Do(() => file.WriteAsync(bytes, offset, cancellationToken));

        public ValueTask SetLengthAsync(long length, CancellationToken cancellationToken = default) =>
            life.Do(() => file.SetLengthAsync(length, cancellationToken));

        public ValueTask FlushAsync(CancellationToken cancellationToken = default) => life.Do(() => file.FlushAsync(cancellationToken));

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
