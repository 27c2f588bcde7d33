using System.Buffers.Binary;

namespace ParkTwin.Domain.Ledger;

/// <summary>Writes numbers into a buffer that grows and is used again.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[512];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Varint(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)((value & 0x7F) | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    public void Signed(long value) => Varint(ZigZag(value));

    public void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits)
        {
            UInt32(unchecked((uint)part));
        }
    }

    public void UInt32(uint value)
    {
        Reserve(4);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(Length), value);
        Length += 4;
    }

    public void UInt64(ulong value)
    {
        Reserve(8);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(Length), value);
        Length += 8;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    /// <summary>Length, then the bytes.</summary>
    public void Sized(ReadOnlySpan<byte> value)
    {
        Varint((ulong)value.Length);
        Bytes(value);
    }

    /// <summary>
    /// Room for at most <paramref name="count"/> bytes, of which <see cref="Advance"/> then says how many were used.
    /// </summary>
    public Span<byte> Room(int count)
    {
        Reserve(count);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    private void Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
