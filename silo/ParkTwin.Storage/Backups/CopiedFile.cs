using System.Security.Cryptography;

namespace ParkTwin.Storage.Backups;

/// <summary>A file on its way into a backup, piece by piece.</summary>
internal sealed class CopiedFile(string path, int? mode) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<BackupPiece> _pieces = [];

    /// <summary>Its path in the data directory, parts joined by '/'.</summary>
    internal string Path { get; } = path;

    /// <summary>Bytes copied.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Appends bytes to what was copied.</summary>
    internal async ValueTask AppendAsync(BackupWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var piece = await writer.WriteAsync(bytes, cancellationToken);
        if (_pieces is [.., var last] && last.Offset + last.Length == piece.Offset)
        {
            _pieces[^1] = last with { Length = last.Length + piece.Length };
        }
        else
        {
            _pieces.Add(piece);
        }

        _hash.AppendData(bytes.Span);
        Bytes += bytes.Length;
    }

    /// <summary>What the manifest says of it.</summary>
    internal BackupEntry Entry() => new(
        Path, Bytes, Convert.ToHexStringLower(_hash.GetCurrentHash()), mode is { } bits ? Convert.ToString(bits, 8).PadLeft(4, '0') : null, _pieces);

    /// <summary>SHA-256 of what was copied.</summary>
    internal byte[] Hash() => _hash.GetCurrentHash();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
