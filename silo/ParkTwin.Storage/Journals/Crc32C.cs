using System.Buffers.Binary;
using System.Numerics;

namespace ParkTwin.Storage.Journals;

/// <summary>CRC-32C (Castagnoli), by the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>Continues a checksum over more bytes. Begin with any seed; the usual one is <c>0xFFFFFFFF</c>.</summary>
    internal static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 32)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
            bytes = bytes[32..];
        }

        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return crc;
    }

    /// <summary>The usual CRC-32C of some bytes.</summary>
    internal static uint Of(ReadOnlySpan<byte> bytes) => ~Append(uint.MaxValue, bytes);
}
