namespace ParkTwin.Fuzz.Engine;

/// <summary>An input being made: bytes up to a fixed size, what does not fit is dropped.</summary>
internal sealed class InputBuffer(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that still fit.</summary>
    public int Room => _bytes.Length - Length;

    /// <summary>What was written; may be changed in place.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Set(ReadOnlySpan<byte> bytes)
    {
        Length = 0;
        Add(bytes);
    }

    public void Add(byte value)
    {
        if (Room > 0)
        {
            _bytes[Length++] = value;
        }
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Room)];
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void AddUInt16(int value)
    {
        Add((byte)(value >> 8));
        Add((byte)(value & 0xFF));
    }

    /// <summary>Two bytes of length, then the bytes.</summary>
    public void AddSized(ReadOnlySpan<byte> bytes)
    {
        AddUInt16(Math.Min(bytes.Length, ushort.MaxValue));
        Add(bytes[..Math.Min(bytes.Length, ushort.MaxValue)]);
    }

    /// <summary>Puts bytes in between.</summary>
    public void Insert(int at, ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Room)];
        _bytes.AsSpan(at, Length - at).CopyTo(_bytes.AsSpan(at + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(at));
        Length += bytes.Length;
    }

    /// <summary>Takes bytes out.</summary>
    public void Remove(int at, int count)
    {
        _bytes.AsSpan(at + count, Length - at - count).CopyTo(_bytes.AsSpan(at));
        Length -= count;
    }

    public void Truncate(int length) => Length = Math.Min(Length, length);
}
