using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Backups;

/// <summary>A backup that is looked into without being restored: its files are a disk that can only be read.</summary>
public sealed class OpenedBackup : IAsyncDisposable
{
    private readonly BackupReader _reader;

    private OpenedBackup(BackupReader reader) => (_reader, Files) = (reader, new BackupFileSystem(reader));

    /// <summary>Its files.</summary>
    public IFileSystem Files { get; }

    /// <summary>Where the data directory lies on <see cref="Files"/>.</summary>
    public static string Root => BackupFileSystem.Root;

    /// <summary>Everything acknowledged before this instant is in it. UTC.</summary>
    public DateTimeOffset Began => _reader.Manifest.Began;

    /// <summary>Opens a backup.</summary>
    /// <exception cref="BackupException">It is none, not complete, or its end is damaged.</exception>
    public static async Task<OpenedBackup> OpenAsync(IFileSystem files, string path, CancellationToken cancellationToken) =>
        new(await BackupReader.OpenAsync(files, path, cancellationToken));

    /// <summary>Reads all of it and names what does not hold its checksum; empty when everything does.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(IProgress<UpkeepProgress>? progress, CancellationToken cancellationToken) =>
        await _reader.CheckAsync(progress, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
