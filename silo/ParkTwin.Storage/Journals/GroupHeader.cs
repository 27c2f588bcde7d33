using System.Buffers.Binary;

namespace ParkTwin.Storage.Journals;

/// <summary>The 64 bytes before a group's payload.</summary>
/// <param name="Epoch">Rises with every segment and every start of the journal; a group of an older one is stale.</param>
/// <param name="Sequence">The group's number, without gaps from 1 on; also its ticket.</param>
/// <param name="FirstPosition">Position of its first record.</param>
/// <param name="DurableSequence">Up to here groups were durable when this one was written; what proves damage in the
/// middle.</param>
/// <param name="SealedUnixMs">When it was closed, Unix milliseconds.</param>
/// <param name="Records">Number of records.</param>
/// <param name="PayloadBytes">Bytes after the header, a multiple of 8.</param>
internal readonly record struct GroupHeader(
    long Epoch, long Sequence, long FirstPosition, long DurableSequence, long SealedUnixMs, int Records, int PayloadBytes)
{
    private const int CrcOffset = 60;

    /// <summary>Position after its last record.</summary>
    internal long EndPosition => FirstPosition + Records;

    /// <summary>Bytes of header and payload.</summary>
    internal int GroupBytes => JournalFormat.GroupHeaderBytes + PayloadBytes;

    /// <summary>Writes the header before its payload, checksum included.</summary>
    /// <param name="group">Header and payload.</param>
    /// <param name="seed">The journal's secret checksum seed, so that no payload can pass for a group.</param>
    internal void Stamp(Span<byte> group, uint seed)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(group, JournalFormat.GroupMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(group[4..], JournalFormat.Version);
        BinaryPrimitives.WriteInt64LittleEndian(group[8..], Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(group[16..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(group[24..], FirstPosition);
        BinaryPrimitives.WriteInt64LittleEndian(group[32..], DurableSequence);
        BinaryPrimitives.WriteInt64LittleEndian(group[40..], SealedUnixMs);
        BinaryPrimitives.WriteInt32LittleEndian(group[48..], Records);
        BinaryPrimitives.WriteInt32LittleEndian(group[52..], PayloadBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(group[56..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(group[CrcOffset..], Checksum(group[..GroupBytes], seed));
    }

    /// <summary>Reads a header without judging the payload.</summary>
    /// <returns>False when the bytes cannot be a header.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out GroupHeader header)
    {
        header = default;
        if (bytes.Length < JournalFormat.GroupHeaderBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != JournalFormat.GroupMagic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != JournalFormat.Version)
        {
            return false;
        }

        header = new GroupHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[48..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[52..]));
        return header.Records >= 0
            && header.FirstPosition >= 0
            && header.PayloadBytes is >= 0 and <= 1024 * 1024 * 1024
            && header.PayloadBytes % JournalFormat.Alignment == 0;
    }

    /// <summary>True when the checksum of header and payload holds.</summary>
    internal static bool ChecksumHolds(ReadOnlySpan<byte> group, uint seed) =>
        BinaryPrimitives.ReadUInt32LittleEndian(group[CrcOffset..]) == Checksum(group, seed);

    private static uint Checksum(ReadOnlySpan<byte> group, uint seed) =>
        Crc32C.Append(Crc32C.Append(seed, group[..CrcOffset]), group[JournalFormat.GroupHeaderBytes..]);
}
