using System.Buffers.Text;

namespace ParkTwin.Simulators.Publishing;

/// <summary>
/// Writes the native payload: one object, or an array of them when there is more than one reading. One buffer, used again and
/// again.
/// </summary>
internal sealed class ReadingPayload
{
    private const int LongestReading = 160;
    private byte[] _bytes = new byte[8_192];
    private int _length = 1;

    /// <summary>Readings written since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The payload; valid until the next <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Complete()
    {
        if (Count == 1)
        {
            return _bytes.AsMemory(1, _length - 1);
        }

        _bytes[0] = (byte)'[';
        _bytes[_length] = (byte)']';
        return _bytes.AsMemory(0, _length + 1);
    }

    /// <summary>Starts over.</summary>
    public void Clear()
    {
        Count = 0;
        _length = 1;
    }

    /// <summary>Adds a reading of an instant in Unix milliseconds.</summary>
    public void Add(long unixMs, ReadingValue value)
    {
        var to = Open();
        var at = Put(to, 0, "{\"t\":"u8);
        Utf8Formatter.TryFormat(unixMs, to[at..], out var written);
        at = Put(to, at + written, ",\"v\":"u8);
        at += value.Write(to[at..]);
        at = Put(to, at, "}"u8);
        _length += at;
    }

    /// <summary>
    /// Adds a reading as its publisher wrote it: the digits go out untouched, as text where they are no JSON number.
    /// </summary>
    /// <param name="time">ISO 8601 with offset; JSON-safe.</param>
    /// <param name="value">The digits, at most 64 bytes; JSON-safe.</param>
    public void Add(ReadOnlySpan<byte> time, ReadOnlySpan<byte> value)
    {
        var quote = IsJsonNumber(value) ? ""u8 : "\""u8;
        var to = Open();
        var at = Put(to, 0, "{\"t\":\""u8);
        at = Put(to, at, time);
        at = Put(to, at, "\",\"v\":"u8);
        at = Put(to, at, quote);
        at = Put(to, at, value);
        at = Put(to, at, quote);
        at = Put(to, at, "}"u8);
        _length += at;
    }

    /// <summary>True for an optional minus, digits without a leading zero, and an optional fraction.</summary>
    internal static bool IsJsonNumber(ReadOnlySpan<byte> text)
    {
        var digits = text.Length > 0 && text[0] == (byte)'-' ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "0"u8 : digits[(point + 1)..];
        return whole.Length > 0 && (whole.Length == 1 || whole[0] != (byte)'0') && fraction.Length > 0
            && !whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static int Put(Span<byte> to, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        return at + bytes.Length;
    }

    private Span<byte> Open()
    {
        if (_bytes.Length < _length + LongestReading)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        if (Count > 0)
        {
            _bytes[_length++] = (byte)',';
        }

        Count++;
        return _bytes.AsSpan(_length);
    }
}
