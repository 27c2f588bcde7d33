namespace ParkTwin.Domain.Ledger;

/// <summary>Walks the readings of a day in order, packed or not.</summary>
internal ref struct DayReader
{
    private readonly Reading[]? _loose;
    private readonly byte _form;
    private readonly int _count;
    private ByteReader _bytes;
    private PageTail _tail;
    private int _index;
    private long _lastWinner = long.MinValue;

    public DayReader(DayPage page)
    {
        (_loose, _form, _count) = (page.Loose, page.Form, page.Count);
        _bytes = new ByteReader(page.Packed);
        _tail = PageTail.Before(page.StartMs);
    }

    /// <summary>Goes on where another walk of the same day stood; only appended readings may have come since.</summary>
    public DayReader(DayPage page, in ReaderMark mark)
        : this(page)
    {
        (_index, _tail, _lastWinner) = (mark.Index, mark.Tail, mark.LastWinner);
        _bytes.Position = mark.Offset;
    }

    /// <summary>The tail after the last record read.</summary>
    public readonly PageTail Tail => _tail;

    /// <summary>Where the walk stands.</summary>
    public readonly ReaderMark Mark => new(_index, _bytes.Position, _tail, _lastWinner);

    /// <summary>Reads the next reading; losers of conflicts follow the winner of their instant.</summary>
    public bool Read(out Reading reading)
    {
        if (_index >= _count)
        {
            reading = default;
            return false;
        }

        reading = _loose is { } loose ? loose[_index] : PageCodec.Read(ref _bytes, _form, ref _tail);
        _index++;
        return true;
    }

    /// <summary>Reads the next winner.</summary>
    public bool ReadWinner(out Reading reading)
    {
        while (Read(out reading))
        {
            if (reading.AtUnixMs != _lastWinner)
            {
                _lastWinner = reading.AtUnixMs;
                return true;
            }
        }

        return false;
    }
}
