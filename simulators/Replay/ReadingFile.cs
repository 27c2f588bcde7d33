using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ParkTwin.Simulators.Replay;

/// <summary>
/// Reads one <c>*.csv.gz</c> line by line: <c>meter_id,timestamp_utc,value,…</c>, sorted by time. Memory does not grow with the
/// file.
/// </summary>
internal sealed class ReadingFile : IDisposable
{
    private const int LongestLine = 1_024;
    private readonly string _path;
    private readonly Stream _stream;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _meters;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly char[] _id = new char[LongestLine];
    private int _at;
    private int _end;
    private long _line;
    private long _before = long.MinValue;

    /// <summary>Opens a file; <see cref="Read"/> gives the first reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="meters">Numbers of the meters that are wanted, by id; lines of others are passed over.</param>
    /// <exception cref="InvalidDataException">It has no such header.</exception>
    public ReadingFile(string path, Dictionary<string, int> meters)
    {
        _path = path;
        _meters = meters.GetAlternateLookup<ReadOnlySpan<char>>();
        _stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        if (!TryLine(out var head) || !head.Span.StartsWith("meter_id,timestamp_utc,value"u8))
        {
            throw new InvalidDataException($"'{path}' does not begin with 'meter_id,timestamp_utc,value'.");
        }
    }

    /// <summary>The line it stands at; its bytes are valid until the next <see cref="Read"/>.</summary>
    public ReadingLine Current { get; private set; }

    /// <summary>Goes to the next wanted reading.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">A line cannot be read, or is earlier than the one before; the message gives its
    /// number.</exception>
    public bool Read()
    {
        while (TryLine(out var line))
        {
            var text = line.Span;
            var first = text.IndexOf((byte)',');
            var second = first < 0 ? -1 : text[(first + 1)..].IndexOf((byte)',');
            if (second < 0)
            {
                throw Wrong("it has fewer than three cells");
            }

            second += first + 1;
            var third = text[(second + 1)..].IndexOf((byte)',');
            var length = Encoding.ASCII.GetChars(text[..first], _id);
            if (!_meters.TryGetValue(_id.AsSpan(0, length), out var meter))
            {
                continue;
            }

            var time = line[(first + 1)..second];
            var value = third < 0 ? line[(second + 1)..] : line.Slice(second + 1, third);
            var unixMs = Instant(time.Span);
            if (unixMs < _before)
            {
                throw Wrong("its time is before that of the line above; the file must be sorted by time");
            }

            _before = unixMs;
            Current = new ReadingLine(meter, unixMs, time, value);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Unix milliseconds of an ISO 8601 text; the usual form <c>2018-01-01T00:00:00Z</c> without a detour.</summary>
    private long Instant(ReadOnlySpan<byte> text)
    {
        if (text.Length == 20 && text[19] == (byte)'Z' && text[10] == (byte)'T'
            && Utf8Parser.TryParse(text[..4], out int year, out _) && Utf8Parser.TryParse(text[5..7], out int month, out _)
            && Utf8Parser.TryParse(text[8..10], out int day, out _) && Utf8Parser.TryParse(text[11..13], out int hour, out _)
            && Utf8Parser.TryParse(text[14..16], out int minute, out _)
            && Utf8Parser.TryParse(text[17..19], out int second, out _)
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60
            && second < 60)
        {
            return new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeMilliseconds();
        }

        return DateTimeOffset.TryParse(
            Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUnixTimeMilliseconds()
            : throw Wrong($"'{Encoding.ASCII.GetString(text)}' is no ISO 8601 time");
    }

    private InvalidDataException Wrong(string why) => new($"'{_path}', line {_line}: {why}.");

    private bool TryLine(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_at, _end - _at).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = _buffer.AsMemory(_at, length > 0 && _buffer[_at + length - 1] == '\r' ? length - 1 : length);
                _at += length + 1;
                _line++;
                if (line.Length == 0)
                {
                    continue;
                }

                return line.Length <= LongestLine ? true : throw Wrong($"it is longer than {LongestLine} bytes");
            }

            if (!Fill())
            {
                line = _buffer.AsMemory(_at, _end - _at);
                _at = _end;
                _line++;
                return line.Length > 0;
            }
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        _end -= _at;
        _at = 0;
        if (_end == _buffer.Length)
        {
            throw Wrong($"it is longer than {LongestLine} bytes");
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
