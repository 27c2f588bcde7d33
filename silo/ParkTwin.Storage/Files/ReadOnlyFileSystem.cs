namespace ParkTwin.Storage.Files;

/// <summary>A disk that is looked at and never changed: whatever would write throws <see cref="IOException"/>.</summary>
/// <param name="inner">The disk.</param>
public sealed class ReadOnlyFileSystem(IFileSystem inner) : IFileSystem
{
    /// <inheritdoc/>
    public ValueTask<IDataFile> OpenAsync(string path, FileOpening opening, CancellationToken cancellationToken = default) =>
        opening is FileOpening.Replace or FileOpening.WriteOrCreate
            ? throw Refused(path)
            : inner.OpenAsync(path, FileOpening.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) => inner.FileExistsAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DirectoryExistsAsync(string path, CancellationToken cancellationToken = default) =>
        inner.DirectoryExistsAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) => throw Refused(path);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListFilesAsync(string directory, CancellationToken cancellationToken = default) =>
        inner.ListFilesAsync(directory, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListDirectoriesAsync(string directory, CancellationToken cancellationToken = default) =>
        inner.ListDirectoriesAsync(directory, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RenameAsync(string from, string to, CancellationToken cancellationToken = default) => throw Refused(from);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default) => throw Refused(path);

    /// <inheritdoc/>
    public ValueTask FlushDirectoryAsync(string directory, CancellationToken cancellationToken = default) => default;

    /// <inheritdoc/>
    public ValueTask<IDisposable?> TryLockAsync(string path, CancellationToken cancellationToken = default) => throw Refused(path);

    private static IOException Refused(string path) => new($"'{path}' is only looked at; it is not changed.");
}
