using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ParkTwin.Domain.Ledger;

/// <summary>What stands around every block: four letters and a version before, CRC-32C after.</summary>
internal static class Frame
{
    public const uint Readings = 0x31_52_54_50; // "PTR1"
    public const uint Ledger = 0x31_4C_54_50; // "PTL1"
    public const uint Head = 0x31_48_54_50; // "PTH1"

    /// <summary>Closes a block: appends the checksum and hands it on.</summary>
    public static void Seal(ByteWriter block, IBufferWriter<byte> into)
    {
        block.UInt32(Checksum(block.Written));
        into.Write(block.Written);
    }

    /// <summary>Checks the frame and answers the reader that stands after the letters, without the checksum.</summary>
    /// <exception cref="InvalidDataException">Not such a block, or damaged.</exception>
    public static ByteReader Open(ReadOnlySpan<byte> block, uint letters)
    {
        if (block.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(block) != letters)
        {
            throw new InvalidDataException($"The block of {block.Length} bytes does not begin as one of its kind.");
        }

        var body = block[..^4];
        if (Checksum(body) != BinaryPrimitives.ReadUInt32LittleEndian(block[^4..]))
        {
            throw new InvalidDataException($"The checksum of the block of {block.Length} bytes is wrong.");
        }

        return new ByteReader(body) { Position = 4 };
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var last in bytes[(words.Length * 8)..])
        {
            crc = BitOperations.Crc32C(crc, last);
        }

        return ~crc;
    }
}
