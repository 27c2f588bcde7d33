using System.Buffers.Binary;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Quarantine;

/// <summary>The header of a frame: entries that were written together, and how far the journal had then been read.</summary>
/// <param name="Position">Every quarantined message and requeue before this journal position is in this frame or one before
/// it.</param>
/// <param name="Dropped">Items dropped since the beginning of time.</param>
/// <param name="PayloadBytes">Bytes of entries after the header.</param>
internal readonly record struct QuarantineFrame(long Position, long Dropped, int PayloadBytes)
{
    internal const int HeaderBytes = 32;
    private const uint Magic = 0x3146_5150; // PQF1
    private const int CrcOffset = 28;

    /// <summary>Writes the header before its entries, checksum included.</summary>
    internal void Stamp(Span<byte> frame)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], PayloadBytes);
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], Position);
        BinaryPrimitives.WriteInt64LittleEndian(frame[16..], Dropped);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[24..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[CrcOffset..], Checksum(frame[..(HeaderBytes + PayloadBytes)]));
    }

    /// <summary>Reads a frame at the beginning of some bytes.</summary>
    /// <returns>False where there is none, or it is torn.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out QuarantineFrame frame)
    {
        frame = default;
        if (bytes.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            return false;
        }

        frame = new QuarantineFrame(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
        return frame.PayloadBytes >= 0
            && frame.PayloadBytes <= bytes.Length - HeaderBytes
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcOffset..])
                == Checksum(bytes[..(HeaderBytes + frame.PayloadBytes)]);
    }

    /// <summary>True when a whole frame begins somewhere behind the first byte.</summary>
    internal static bool FollowsAfter(ReadOnlySpan<byte> bytes)
    {
        for (var at = 1; at < bytes.Length;)
        {
            var found = bytes[at..].IndexOf("PQF1"u8);
            if (found < 0)
            {
                return false;
            }

            at += found;
            if (TryRead(bytes[at..], out _))
            {
                return true;
            }

            at++;
        }

        return false;
    }

    private static uint Checksum(ReadOnlySpan<byte> frame) =>
        ~Crc32C.Append(Crc32C.Append(uint.MaxValue, frame[..CrcOffset]), frame[HeaderBytes..]);
}
