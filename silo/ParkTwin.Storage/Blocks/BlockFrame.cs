using System.Buffers.Binary;
using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Blocks;

/// <summary>
/// A block as it lies in a file, little-endian: magic, CRC-32C of all that follows, length of the block, month, sequence, length
/// of the meter id, the id, the block (<c>docs/formats/files.md</c>).
/// </summary>
internal static class BlockFrame
{
    /// <summary>Most bytes before the block.</summary>
    public const int MaxHeaderBytes = FixedBytes + IdText.MaxLength;

    /// <summary>
    /// After a start, and after a failed append, frames go on at a multiple of this, where a scan finds them behind what is torn.
    /// </summary>
    public const int Sector = 512;

    private const uint Magic = 0x3142_5450; // PTB1
    private const int CrcOffset = 4;
    private const int LengthOffset = 8;
    private const int MonthOffset = 12;
    private const int SequenceOffset = 16;
    private const int MeterLengthOffset = 24;
    private const int FixedBytes = 25;

    /// <summary>Bytes of a frame.</summary>
    public static int SizeOf(BlockHeader header, int blockBytes) => FixedBytes + header.Meter.Value.Length + blockBytes;

    /// <summary>Writes a frame at the beginning of <paramref name="into"/>, which is at least its size.</summary>
    public static int Write(Span<byte> into, BlockHeader header, ReadOnlySpan<byte> block)
    {
        var frame = into[..SizeOf(header, block.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(frame[LengthOffset..], block.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame[MonthOffset..], header.Month.Index);
        BinaryPrimitives.WriteInt64LittleEndian(frame[SequenceOffset..], header.Sequence);
        var meterBytes = Encoding.ASCII.GetBytes(header.Meter.Value, frame[FixedBytes..]);
        frame[MeterLengthOffset] = (byte)meterBytes;
        block.CopyTo(frame[(FixedBytes + meterBytes)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[CrcOffset..], Crc32C.Of(frame[LengthOffset..]));
        return frame.Length;
    }

    /// <summary>How long the frame at the beginning says it is; false where no frame begins.</summary>
    public static bool TryMeasure(ReadOnlySpan<byte> bytes, out int frameBytes, out int blockBytes)
    {
        (frameBytes, blockBytes) = (0, 0);
        if (bytes.Length < FixedBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            return false;
        }

        blockBytes = BinaryPrimitives.ReadInt32LittleEndian(bytes[LengthOffset..]);
        if (blockBytes is <= 0 or > int.MaxValue - MaxHeaderBytes || bytes[MeterLengthOffset] > IdText.MaxLength)
        {
            return false;
        }

        frameBytes = FixedBytes + bytes[MeterLengthOffset] + blockBytes;
        return true;
    }

    /// <summary>Takes a whole frame; false when its checksum fails.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out BlockHeader header, out Range block)
    {
        (header, block) = (default, default);
        if (!TryMeasure(bytes, out var frameBytes, out var blockBytes) || frameBytes > bytes.Length)
        {
            return false;
        }

        var frame = bytes[..frameBytes];
        if (BinaryPrimitives.ReadUInt32LittleEndian(frame[CrcOffset..]) != Crc32C.Of(frame[LengthOffset..])
            || !MeterId.TryParse(Encoding.ASCII.GetString(frame[FixedBytes..^blockBytes]), out var meter))
        {
            return false;
        }

        var month = new MonthKey(BinaryPrimitives.ReadInt32LittleEndian(frame[MonthOffset..]));
        header = new(meter, month, BinaryPrimitives.ReadInt64LittleEndian(frame[SequenceOffset..]));
        block = (frameBytes - blockBytes)..frameBytes;
        return true;
    }
}
