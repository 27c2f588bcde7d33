using System.Security.Cryptography;
using System.Text.Json;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Backups;

/// <summary>
/// Writes a backup beside its name (<c>.part</c>); it gets its name when it is complete and flushed. Disposed before that, what was
/// written is deleted.
/// </summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    /// <summary>Ending of a backup that is being written and does not count.</summary>
    internal const string PartSuffix = ".part";

    private readonly IFileSystem _files;
    private readonly string _path;
    private readonly IDataFile _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _complete;

    private BackupWriter(IFileSystem files, string path, IDataFile file) => (_files, _path, _file) = (files, path, file);

    /// <summary>Bytes written.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Where it is written.</summary>
    internal string PartPath => _path + PartSuffix;

    /// <summary>Begins a backup, readable by this user alone: it holds what the data directory keeps secret.</summary>
    internal static async ValueTask<BackupWriter> CreateAsync(IFileSystem files, string path, CancellationToken cancellationToken)
    {
        await files.DeleteAsync(path + PartSuffix, cancellationToken);
        var file = await files.OpenAsync(path + PartSuffix, FileOpening.Replace, cancellationToken);
        var writer = new BackupWriter(files, path, file);
        try
        {
            await files.SetModeAsync(path + PartSuffix, 0b110_000_000, cancellationToken);
            await writer.WriteAsync(BackupTrailer.Head.ToArray(), cancellationToken);
            return writer;
        }
        catch (Exception)
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes some bytes; gives where they lie.</summary>
    internal async ValueTask<BackupPiece> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var piece = new BackupPiece(Bytes, bytes.Length);
        await _file.WriteAsync(bytes, Bytes, cancellationToken);
        _hash.AppendData(bytes.Span);
        Bytes += bytes.Length;
        return piece;
    }

    /// <summary>Ends the backup with its manifest and makes it durable, still without its name.</summary>
    internal async ValueTask SealAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupManifest.Json);
        var at = await WriteAsync(json, cancellationToken);
        var trailer = new BackupTrailer(at.Offset, at.Length, _hash.GetHashAndReset()).Write();
        await _file.WriteAsync(trailer, Bytes, cancellationToken);
        Bytes += trailer.Length;
        await _file.FlushAsync(cancellationToken);
    }

    /// <summary>Gives the backup its name.</summary>
    internal async ValueTask PublishAsync(CancellationToken cancellationToken)
    {
        await _files.RenameAsync(PartPath, _path, cancellationToken);
        _complete = true;
        await _files.FlushDirectoryAsync(Path.GetDirectoryName(_path)!, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _file.DisposeAsync();
        if (!_complete)
        {
            await _files.DeleteAsync(PartPath);
        }
    }
}
