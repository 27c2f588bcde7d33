using System.Buffers.Binary;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Backups;

/// <summary>The last 64 bytes of a backup: where the manifest lies, and the SHA-256 of everything before them.</summary>
/// <param name="ManifestOffset">Byte offset of the manifest.</param>
/// <param name="ManifestBytes">Its length.</param>
/// <param name="Sha256">SHA-256 of all bytes before the trailer, 32 bytes.</param>
internal readonly record struct BackupTrailer(long ManifestOffset, long ManifestBytes, ReadOnlyMemory<byte> Sha256)
{
    internal const int Bytes = 64;
    private const int CrcOffset = 60;

    /// <summary>Begins every backup, with the format's version behind it.</summary>
    internal static ReadOnlySpan<byte> Head => "PTBACKUP\u0001\0\0\0\0\0\0\0"u8;

    private static ReadOnlySpan<byte> Magic => "PTBKEND1"u8;

    /// <summary>Writes it.</summary>
    internal byte[] Write()
    {
        var bytes = new byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), ManifestOffset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), ManifestBytes);
        Sha256.Span.CopyTo(bytes.AsSpan(24));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(CrcOffset), Crc32C.Of(bytes.AsSpan(0, CrcOffset)));
        return bytes;
    }

    /// <summary>Reads it; false where these are not the last bytes of a complete backup.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, long fileBytes, out BackupTrailer trailer)
    {
        trailer = default;
        if (bytes.Length != Bytes || !bytes.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcOffset..]) != Crc32C.Of(bytes[..CrcOffset]))
        {
            return false;
        }

        trailer = new(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            bytes.Slice(24, 32).ToArray());
        return trailer.ManifestOffset >= 0 && trailer.ManifestBytes > 0
            && trailer.ManifestOffset == fileBytes - Bytes - trailer.ManifestBytes;
    }
}
