using System.Buffers.Binary;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// The first page of a segment. It is durable before the segment gets its name, and never rewritten under that name.
/// </summary>
/// <param name="Journal">The journal it belongs to.</param>
/// <param name="Epoch">Its epoch, also its name; segments rise without order-breaking gaps.</param>
/// <param name="FirstSequence">Sequence of its first group: where the segment before it ends, whatever that one holds after
/// it.</param>
/// <param name="FirstPosition">Position of its first record.</param>
internal readonly record struct SegmentHeader(Guid Journal, long Epoch, long FirstSequence, long FirstPosition)
{
    private const int Bytes = 64;
    private const int CrcOffset = 60;

    /// <summary>Writes the header into the first bytes of a zeroed page.</summary>
    internal void Write(Span<byte> page)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(page, JournalFormat.SegmentMagic);
        BinaryPrimitives.WriteUInt64LittleEndian(page[8..], JournalFormat.Version);
        Journal.TryWriteBytes(page[16..]);
        BinaryPrimitives.WriteInt64LittleEndian(page[32..], Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(page[40..], FirstSequence);
        BinaryPrimitives.WriteInt64LittleEndian(page[48..], FirstPosition);
        BinaryPrimitives.WriteUInt32LittleEndian(page[56..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(page[CrcOffset..], Crc32C.Of(page[..CrcOffset]));
    }

    /// <summary>Reads a header; the fault is a sentence when it is none.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> page, out SegmentHeader header, out string fault)
    {
        header = default;
        fault = string.Empty;
        if (page.Length < Bytes || BinaryPrimitives.ReadUInt64LittleEndian(page) != JournalFormat.SegmentMagic)
        {
            fault = "the segment does not begin with a segment header.";
            return false;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(page[CrcOffset..]) != Crc32C.Of(page[..CrcOffset]))
        {
            fault = "the checksum of the segment header fails.";
            return false;
        }

        var version = BinaryPrimitives.ReadUInt64LittleEndian(page[8..]);
        if (version != JournalFormat.Version)
        {
            fault = $"the segment is of format {version}; this version reads format {JournalFormat.Version}.";
            return false;
        }

        header = new SegmentHeader(
            new Guid(page.Slice(16, 16)),
            BinaryPrimitives.ReadInt64LittleEndian(page[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(page[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(page[48..]));
        return true;
    }
}
