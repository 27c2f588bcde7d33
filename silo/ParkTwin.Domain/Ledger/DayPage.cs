namespace ParkTwin.Domain.Ledger;

/// <summary>
/// The readings of one UTC day, kept as the bytes they rest in: a new newest reading is appended to them in place. A late reading
/// takes the day apart into a sorted array until <see cref="Pack"/>. Order: instant, then revision falling, then value; the first
/// of
/// an instant is its winner. Equal sets (arrival included) have equal bytes.
/// </summary>
internal sealed class DayPage(int day, int expectedBytes = 0)
{
    public const long DayMs = 86_400_000;
    public const byte WideForm = 0x80;

    /// <summary>For <see cref="Touch"/>: no amount changed, only the state after the day must be found again.</summary>
    public const long StateOnly = long.MaxValue - 1;

    private readonly int _expected = expectedBytes;
    private byte[] _bytes = [];
    private byte[]? _opening;
    private int _start;
    private int _length;
    private bool _owned;
    private Reading[]? _loose;
    private PageTail _tail = PageTail.Before(day * DayMs);

    /// <summary>Days since 1 January 1970 (UTC).</summary>
    public int Day { get; } = day;

    /// <summary>First instant of the day.</summary>
    public long StartMs => Day * DayMs;

    /// <summary>Number of readings, losers of conflicts included.</summary>
    public int Count { get; private set; }

    /// <summary>Decimals of the packed mantissas, or <see cref="WideForm"/>.</summary>
    public byte Form { get; private set; }

    /// <summary>Instant of the newest reading.</summary>
    public long LastAt => _tail.At;

    /// <summary>State of the scan before the day's first reading; null when not known.</summary>
    public byte[]? Opening
    {
        get => _opening;
        set
        {
            _opening = value;
            Epoch++;
        }
    }

    /// <summary>Rises whenever anything but an appended reading changes the day.</summary>
    public int Epoch { get; private set; }

    /// <summary>Bytes of the packed readings.</summary>
    public int PackedBytes => _length;

    /// <summary>The day's quarter-hours as <see cref="DaySlots.Encode"/> writes them; null when not evaluated.</summary>
    public byte[]? Slots { get; set; }

    /// <summary>Earliest instant that changed since the day was last evaluated; long.MaxValue: none.</summary>
    public long ChangedFrom { get; private set; } = long.MaxValue;

    /// <summary>Latest such instant.</summary>
    public long ChangedTo { get; private set; } = long.MinValue;

    /// <summary>True when the day must be evaluated again.</summary>
    public bool IsStale => ChangedFrom != long.MaxValue;

    /// <summary>The readings while taken apart; null while packed.</summary>
    public Reading[]? Loose => _loose;

    /// <summary>The packed readings.</summary>
    public ReadOnlySpan<byte> Packed => _bytes.AsSpan(_start, _length);

    /// <summary>Approximate memory.</summary>
    public long HeldBytes => 160 + (_owned ? _bytes.Length : _length) + ((_loose?.Length ?? 0) * 40L)
        + (Opening is { } o && o != ScanState.Empty ? o.Length + 24 : 0) + (Slots is { } s ? s.Length + 24 : 0);

    /// <summary>A page over bytes of a block, which stay shared until something is added.</summary>
    public static DayPage Over(int day, byte form, int count, byte[] block, int start, int length)
    {
        var page = new DayPage(day) { Form = form, Count = count, _bytes = block, _start = start, _length = length };
        var reader = new DayReader(page);
        while (reader.Read(out var reading))
        {
            if (reading.AtUnixMs < page.StartMs || reading.AtUnixMs >= page.StartMs + DayMs || reading.Quality > ReadingQuality.Bad)
            {
                throw new InvalidDataException($"A reading at {reading.AtUnixMs} ms does not belong to day {day} of the block.");
            }
        }

        page._tail = reader.Tail;
        return page;
    }

    /// <summary>Notes that the day changed between two instants.</summary>
    public void Touch(long from, long to)
    {
        ChangedFrom = Math.Min(ChangedFrom, from);
        ChangedTo = Math.Max(ChangedTo, to);
    }

    /// <summary>Notes that the day is evaluated.</summary>
    public void Settle() => (ChangedFrom, ChangedTo) = (long.MaxValue, long.MinValue);

    /// <summary>Adds a reading of the day; <paramref name="changed"/> also when a duplicate said a worse quality.</summary>
    public ReadingOutcome Insert(in Reading reading, out bool changed)
    {
        changed = true;
        if (_loose is null && (Count == 0 || reading.AtUnixMs > _tail.At))
        {
            Append(reading);
            return ReadingOutcome.Accepted;
        }

        if (_loose is null && Holds(reading))
        {
            changed = false;
            return ReadingOutcome.Duplicate;
        }

        Unpack();
        return InsertLoose(reading, out changed);
    }

    /// <summary>Packs a day that was taken apart.</summary>
    public void Pack()
    {
        if (_loose is not { } loose)
        {
            return;
        }

        Form = PageCodec.FormOf(loose.AsSpan(0, Count));
        var writer = Scratch.Bytes;
        writer.Clear();
        _tail = PageTail.Before(StartMs);
        foreach (ref readonly var reading in loose.AsSpan(0, Count))
        {
            PageCodec.TryMantissa(Form, reading.Value, out var mantissa);
            writer.Advance(PageCodec.Write(writer.Room(PageCodec.MostBytes), Form, reading, mantissa, ref _tail));
        }

        (_bytes, _start, _length, _owned) = (writer.Written.ToArray(), 0, writer.Length, true);
        _loose = null;
        Epoch++;
    }

    /// <summary>Gives back spare room once a day is over.</summary>
    public void TrimExcess()
    {
        if (_owned && _bytes.Length - _length > _length / 4)
        {
            _bytes = _bytes.AsSpan(0, _length).ToArray();
        }
    }

    private void Append(in Reading reading)
    {
        if (Count == 0)
        {
            Form = PageCodec.FormOf(new ReadOnlySpan<Reading>(in reading));
        }

        long mantissa = 0;
        if (Form != WideForm && !PageCodec.TryMantissa(Form, reading.Value, out mantissa))
        {
            Unpack();
            InsertLoose(reading, out _);
            Pack();
            return;
        }

        if (!_owned || _bytes.Length - _length < PageCodec.MostBytes)
        {
            Grow();
        }

        _length += PageCodec.Write(_bytes.AsSpan(_length), Form, reading, mantissa, ref _tail);
        Count++;
    }

    private void Grow()
    {
        var grown = new byte[Math.Max(_expected, _length + Math.Max(64, _length / 4)) + PageCodec.MostBytes];
        Packed.CopyTo(grown);
        (_bytes, _start, _owned) = (grown, 0, true);
    }

    /// <summary>True when the packed day holds the reading already, with no worse quality than it holds.</summary>
    private bool Holds(in Reading reading)
    {
        var reader = new DayReader(this);
        while (reader.Read(out var held) && held.AtUnixMs <= reading.AtUnixMs)
        {
            if (held.AtUnixMs == reading.AtUnixMs && held.Revision == reading.Revision && held.Value == reading.Value)
            {
                return held.Quality >= reading.Quality;
            }
        }

        return false;
    }

    private void Unpack()
    {
        if (_loose is not null)
        {
            return;
        }

        var loose = new Reading[Math.Max(8, Count + (Count / 2))];
        var reader = new DayReader(this);
        for (var index = 0; reader.Read(out var reading); index++)
        {
            loose[index] = reading;
        }

        (_loose, _bytes, _start, _length, _owned) = (loose, [], 0, 0, false);
    }

    private ReadingOutcome InsertLoose(in Reading reading, out bool changed)
    {
        Epoch++;
        changed = true;
        var loose = _loose!;
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = PageCodec.Compare(loose[middle], reading);
            if (order == 0)
            {
                // One reading said twice; of two qualities the worse stands, whichever came first.
                changed = reading.Quality > loose[middle].Quality;
                if (changed)
                {
                    loose[middle] = loose[middle] with { Quality = reading.Quality };
                }

                return ReadingOutcome.Duplicate;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        if (Count == loose.Length)
        {
            Array.Resize(ref _loose, Math.Max(8, Count * 2));
            loose = _loose!;
        }

        Array.Copy(loose, low, loose, low + 1, Count - low);
        loose[low] = reading;
        Count++;
        _tail = _tail with { At = Math.Max(_tail.At, reading.AtUnixMs) };
        return ReadingOutcome.Accepted;
    }
}
