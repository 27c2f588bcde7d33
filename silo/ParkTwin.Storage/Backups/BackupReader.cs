using System.Security.Cryptography;
using System.Text.Json;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Backups;

/// <summary>Reads a backup. Safe for concurrent use.</summary>
internal sealed class BackupReader : IAsyncDisposable
{
    private const int ChunkBytes = 1024 * 1024;
    private readonly IDataFile _file;

    private BackupReader(IDataFile file, BackupTrailer trailer, BackupManifest manifest)
    {
        (_file, Trailer, Manifest) = (file, trailer, manifest);
        Files = manifest.Files.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
    }

    /// <summary>Its path.</summary>
    internal string Path => _file.Path;

    /// <summary>Its length.</summary>
    internal long Bytes => _file.Length;

    /// <summary>What it holds.</summary>
    internal BackupManifest Manifest { get; }

    /// <summary>The files by path.</summary>
    internal IReadOnlyDictionary<string, BackupEntry> Files { get; }

    private BackupTrailer Trailer { get; }

    /// <summary>Opens a backup and checks its end and its manifest.</summary>
    /// <exception cref="BackupException">It is none, not complete, or its end is damaged.</exception>
    internal static async ValueTask<BackupReader> OpenAsync(IFileSystem files, string path, CancellationToken cancellationToken)
    {
        IDataFile file;
        try
        {
            file = await files.OpenAsync(path, FileOpening.Read, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup '{path}' cannot be read ({missing.Message}). Name a file that 'parktwin backup' wrote.", missing);
        }

        try
        {
            var (trailer, manifest) = await ReadEndAsync(file, cancellationToken);
            return new(file, trailer, manifest);
        }
        catch (Exception)
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads some bytes of a file.</summary>
    /// <returns>Bytes read; fewer than asked for only at the end of the file.</returns>
    internal async ValueTask<int> ReadAsync(BackupEntry entry, Memory<byte> into, long offset, CancellationToken cancellationToken)
    {
        var (done, start) = (0, 0L);
        foreach (var piece in entry.Pieces)
        {
            var skip = offset + done - start;
            if (skip >= 0 && skip < piece.Length && done < into.Length)
            {
                var wanted = (int)Math.Min(into.Length - done, piece.Length - skip);
                var read = await _file.ReadAsync(into.Slice(done, wanted), piece.Offset + skip, cancellationToken);
                done += read;
                if (read < wanted)
                {
                    return done;
                }
            }

            start += piece.Length;
        }

        return done;
    }

    /// <summary>Hands a file's content on in chunks and compares it with its checksum.</summary>
    /// <returns>False when it does not hold.</returns>
    internal async ValueTask<bool> CopyAsync(
        BackupEntry entry, Func<ReadOnlyMemory<byte>, ValueTask> into, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[(int)Math.Clamp(entry.Bytes, 1, ChunkBytes)];
        var at = 0L;
        while (at < entry.Bytes)
        {
            var read = await ReadAsync(entry, chunk.AsMemory(0, (int)Math.Min(chunk.Length, entry.Bytes - at)), at, cancellationToken);
            if (read == 0)
            {
                return false;
            }

            hash.AppendData(chunk, 0, read);
            await into(chunk.AsMemory(0, read));
            at += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == entry.Sha256;
    }

    /// <summary>Reads the whole backup and names what is damaged in it; empty when nothing is.</summary>
    internal async ValueTask<IReadOnlyList<string>> CheckAsync(IProgress<UpkeepProgress>? progress, CancellationToken cancellationToken)
    {
        var end = Trailer.ManifestOffset + Trailer.ManifestBytes;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkBytes];
        for (var at = 0L; at < end;)
        {
            var read = await _file.ReadAsync(chunk.AsMemory(0, (int)Math.Min(chunk.Length, end - at)), at, cancellationToken);
            if (read == 0)
            {
                break;
            }

            hash.AppendData(chunk, 0, read);
            at += read;
            progress?.Report(new("checking", at, end));
        }

        if (hash.GetHashAndReset().AsSpan().SequenceEqual(Trailer.Sha256.Span))
        {
            return [];
        }

        var faults = new List<string>();
        foreach (var entry in Manifest.Files)
        {
            if (!await CopyAsync(entry, _ => default, cancellationToken))
            {
                faults.Add($"'{entry.Path}' in the backup does not hold its checksum.");
            }
        }

        return faults.Count > 0 ? faults : ["The backup does not hold its checksum, in its manifest or in bytes that no file uses."];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static async ValueTask<(BackupTrailer Trailer, BackupManifest Manifest)> ReadEndAsync(
        IDataFile file, CancellationToken cancellationToken)
    {
        var head = new byte[BackupTrailer.Head.Length];
        if (await file.ReadAsync(head, 0, cancellationToken) < head.Length || !head.AsSpan(0, 8).SequenceEqual(BackupTrailer.Head[..8]))
        {
            throw new BackupException($"'{file.Path}' is not a backup of ParkTwin. Name a file that 'parktwin backup' wrote.");
        }

        if (!head.AsSpan().SequenceEqual(BackupTrailer.Head))
        {
            throw new BackupException($"The backup '{file.Path}' is of a format that this version does not read. Use the newer ParkTwin that wrote it.");
        }

        var tail = new byte[BackupTrailer.Bytes];
        var at = Math.Max(0, file.Length - BackupTrailer.Bytes);
        _ = await file.ReadAsync(tail, at, cancellationToken);
        if (!BackupTrailer.TryRead(tail, file.Length, out var trailer))
        {
            throw Damaged(file.Path, "it is cut off, or its last 64 bytes are damaged");
        }

        var json = new byte[checked((int)trailer.ManifestBytes)];
        _ = await file.ReadAsync(json, trailer.ManifestOffset, cancellationToken);
        try
        {
            return (trailer, JsonSerializer.Deserialize<BackupManifest>(json, BackupManifest.Json)
                ?? throw Damaged(file.Path, "its manifest is empty"));
        }
        catch (JsonException)
        {
            throw Damaged(file.Path, $"its manifest, at byte {trailer.ManifestOffset}, is damaged");
        }
    }

    private static BackupException Damaged(string path, string how) =>
        new($"The backup '{path}' cannot be used: {how}. Take another copy of it, or an older backup.");
}
