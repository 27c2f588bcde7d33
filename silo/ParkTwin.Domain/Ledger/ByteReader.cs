using System.Buffers.Binary;

namespace ParkTwin.Domain.Ledger;

/// <summary>
/// Reads what <see cref="ByteWriter"/> wrote; anything that cannot be right is an <see cref="InvalidDataException"/>.
/// </summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; }

    public readonly bool AtEnd => Position >= _bytes.Length;

    public byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw Short();

    /// <summary>A number of 7 bits a byte; most are one byte.</summary>
    public ulong Varint()
    {
        if (Position < _bytes.Length && _bytes[Position] < 0x80)
        {
            return _bytes[Position++];
        }

        return LongVarint();
    }

    private ulong LongVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in the block is longer than 64 bits.");
    }

    public long Signed()
    {
        var value = Varint();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>A count that cannot exceed what is left of the block.</summary>
    public int Count(int limit)
    {
        var value = Varint();
        return value <= (ulong)limit ? (int)value : throw new InvalidDataException($"A count of {value} in the block; at most {limit}.");
    }

    public decimal Decimal()
    {
        Span<int> bits = stackalloc int[4];
        for (var index = 0; index < 4; index++)
        {
            bits[index] = unchecked((int)UInt32());
        }

        try
        {
            return new decimal(bits);
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidDataException("A value in the block is no decimal.", wrong);
        }
    }

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - Position)
        {
            throw Short();
        }

        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    public ReadOnlySpan<byte> Sized() => Take(Count(_bytes.Length - Position));

    private static InvalidDataException Short() => new("The block ends too early.");
}
