using System.Buffers;
using ParkTwin.Domain.Ledger;

namespace ParkTwin.Domain;

/// <summary>
/// The set of readings of one meter and the ledger that follows from it. Pure: it decides, its owner does the I/O.
/// Months that rest in blocks are paged in on demand: a method that returns false names the month it needs in <c>missing</c>;
/// the owner reads that month's blocks, calls <see cref="Attach"/>, and calls again. Not safe for concurrent use.
/// </summary>
public sealed partial class MeterBook
{
    private readonly Shelf _shelf = new();
    private MeterTimeline _timeline;
    private Ledger.Evaluation _evaluation;
    private LedgerReader _reader;
    private MonthKey? _staleLedgersFrom;
    private int _staleFrom = int.MaxValue;

    /// <summary>A book that holds nothing yet.</summary>
    public MeterBook(MeterDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
        _timeline = MeterTimeline.Of(definition);
        _evaluation = Ledger.Evaluation.Of(_shelf, _timeline);
        _reader = new LedgerReader(_shelf, _evaluation);
    }

    /// <summary>The meter's present definition.</summary>
    public MeterDefinition Definition { get; private set; }

    /// <summary>The measure its amounts are in.</summary>
    public Measure Measure => _timeline.Measure;

    /// <summary>The newest of the meter. Settles the in-memory tail first; needs no page.</summary>
    public MeterHead Head
    {
        get
        {
            TryEvaluateStale(out _);
            return _shelf.Newest is { } newest ? _evaluation.Present(newest) : default;
        }
    }

    /// <summary>Bytes held in memory, for the owner's cache limit; approximate, cheap.</summary>
    public long HeldBytes => 600 + _shelf.HeldBytes;

    /// <summary>Takes a new definition; amounts from the earliest difference on are evaluated again when next needed.</summary>
    public void Redefine(MeterDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var timeline = MeterTimeline.Of(definition);
        var difference = MeterTimeline.FirstDifference(Definition, definition);
        Definition = definition;
        if (difference is not { } from)
        {
            return;
        }

        _timeline = timeline;
        _evaluation = Ledger.Evaluation.Of(_shelf, _timeline);
        _reader = new LedgerReader(_shelf, _evaluation);
        _staleFrom = Math.Min(_staleFrom, _shelf.Invalidate(from));
    }

    /// <summary>Adds a reading to the set.</summary>
    /// <returns>False, and nothing changed, when the month in <paramref name="missing"/> must be attached first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside the years 1 to 9999.</exception>
    public bool TryInsert(in Reading reading, out ReadingOutcome outcome, out MonthKey missing)
    {
        (outcome, missing) = (ReadingOutcome.Accepted, default);
        var at = reading.AtUnixMs;
        if (_shelf.Newest is { } newest && at > newest.LastAt && at - newest.StartMs < DayPage.DayMs)
        {
            newest.Insert(reading, out _);
            newest.Touch(at, at);
            _staleFrom = Math.Min(_staleFrom, newest.Day);
            return true;
        }

        if (at is < LedgerReader.FirstInstant or > LedgerReader.LastInstant)
        {
            throw new ArgumentOutOfRangeException(nameof(reading), at, "The instant lies outside the years 1 to 9999.");
        }

        var day = Shelf.DayOf(at);
        var month = _shelf.Take(Shelf.MonthOf(day));
        if (_shelf.MayLack(month, day))
        {
            missing = month.Key;
            return false;
        }

        var page = _shelf.Take(month, day);
        if (page.Count == 0 && _shelf.TryFirstFrom(day + 1, out var next, out _))
        {
            // Nothing lay between: what opened the next day opens this one.
            page.Opening = next?.Opening;
        }

        outcome = page.Insert(reading, out var changed);
        if (outcome == ReadingOutcome.Accepted)
        {
            MarkStale(month, page, at, at);
        }
        else if (changed)
        {
            _shelf.NoteChange(month, day);
        }

        return true;
    }

    /// <summary>
    /// Reads the ledger: one slot per quarter-hour from <paramref name="from"/> on, as many as <paramref name="slots"/> holds.
    /// </summary>
    public bool TryReadLedger(QuarterHour from, Span<LedgerSlot> slots, out MonthKey missing)
    {
        return TryEvaluateStale(out missing) && _reader.TryRead(from, slots, out missing);
    }

    /// <summary>
    /// The quarter-hours outside of which the ledger certainly knows nothing: wide enough for every reading's span, not wider
    /// than needed by more than a month at either end. Needs no page. False when there is no reading at all.
    /// </summary>
    public bool TryGetExtent(out QuarterHour first, out QuarterHour last)
    {
        if (_shelf.Months.Count == 0)
        {
            (first, last) = (default, default);
            return false;
        }

        var span = 1000L * Definition.IntervalSeconds;
        first = QuarterHour.Of(_shelf.Months[0].Key.StartUnixMs - span);
        last = QuarterHour.Of(_shelf.Months[^1].Key.Next.StartUnixMs + span);
        return true;
    }

    /// <summary>The oldest month that has a reading; null when there is none. Needs no page.</summary>
    public MonthKey? OldestMonth => _shelf.Months.Count == 0 ? null : _shelf.Months[0].Key;

    /// <summary>Appends the readings in [from, to), in time order, with their verdicts.</summary>
    public bool TryReadReadings(long fromUnixMs, long toUnixMs, ICollection<JudgedReading> into, out MonthKey missing)
    {
        ArgumentNullException.ThrowIfNull(into);
        return TryEvaluateStale(out missing) && _reader.TryRead(fromUnixMs, toUnixMs, into, out missing);
    }

    /// <summary>
    /// Evaluates everything that late readings or a new definition left open; to be called before pages are written.
    /// </summary>
    public bool TrySettle(out MonthKey missing)
    {
        if (!TryEvaluateStale(out missing))
        {
            return false;
        }

        if (_shelf.Newest is not { } newest)
        {
            return true;
        }

        if (!_shelf.TryMoveOpen(_evaluation.FirstOpenDay(newest), out missing))
        {
            return false;
        }

        foreach (var month in _shelf.Months)
        {
            foreach (var page in month.Days)
            {
                page.Pack();
                if (month.IsDirty && page.Slots is null && _shelf.IsClosed(page.Day) && !_reader.TryFill(page, out missing))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// Says that a month rests in blocks (from the manifest, at activation), so that it is asked for before it is used.
    /// </summary>
    public void Rests(MonthKey month)
    {
        var page = _shelf.Take(month);
        if (page.Rests)
        {
            return;
        }

        (page.Rests, page.IsAttached) = (true, false);
        _shelf.NoteChange(int.MinValue, int.MaxValue);
        if (_staleLedgersFrom is { } stale && month.Index >= stale.Index)
        {
            page.LedgerHoldsUntil = Math.Min(page.LedgerHoldsUntil, stale.Index == 0 ? long.MinValue : stale.StartUnixMs - 1);
            _staleFrom = Math.Min(_staleFrom, page.FirstDay);
        }
    }

    /// <summary>
    /// Attaches a resting month from its two blocks; either may be empty (then: no readings, or ledger to be evaluated anew).
    /// A month that is attached already stays as it is.
    /// </summary>
    /// <exception cref="InvalidDataException">A block is not what <see cref="EncodeReadings"/> or <see cref="EncodeLedger"/>
    /// wrote.</exception>
    public void Attach(MonthKey month, ReadOnlySpan<byte> readings, ReadOnlySpan<byte> ledger)
    {
        var target = _shelf.Take(month);
        if (target is { Rests: true, IsAttached: true })
        {
            return;
        }

        var pages = readings.IsEmpty ? [] : Blocks.ReadReadings(month, readings);
        if (!ledger.IsEmpty)
        {
            Blocks.ReadLedger(target, pages, target.LedgerHoldsUntil, ledger);
        }

        (target.Rests, target.IsAttached) = (true, true);
        foreach (var page in pages)
        {
            Place(target, page);
        }

        target.LedgerHoldsUntil = long.MaxValue;
    }

    /// <summary>
    /// Months that differ from what rests in blocks and that are closed: no reading of the newest day or the day before is in
    /// them alone. Call after <see cref="TrySettle"/>.
    /// </summary>
    public void CollectDirty(ICollection<MonthKey> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        foreach (var month in _shelf.Months)
        {
            if (month.IsDirty)
            {
                into.Add(month.Key);
            }
        }
    }

    /// <summary>Writes the readings of a month as one self-contained compressed block, without the open days.</summary>
    public void EncodeReadings(MonthKey month, IBufferWriter<byte> into)
    {
        var page = Present(month);
        Blocks.WriteReadings(page, _shelf.OpenFrom, into);
        page.Encoded();
    }

    /// <summary>Writes a month's ledger days (quarter-hours and the scan state that opens each), without the open days.</summary>
    /// <exception cref="InvalidOperationException">The month is not attached or not settled.</exception>
    public void EncodeLedger(MonthKey month, IBufferWriter<byte> into)
    {
        var target = Present(month);
        foreach (var page in target.Days)
        {
            if (_shelf.IsClosed(page.Day) && !page.IsStale && page.Slots is null && !_reader.TryFill(page, out var missing))
            {
                throw new InvalidOperationException($"Month {month} needs {missing} as well; call TrySettle first.");
            }
        }

        Blocks.WriteLedger(target, _shelf.OpenFrom, into);
        target.Encoded();
    }

    /// <summary>
    /// Says that the blocks last encoded of a month are durable; it may be forgotten by <see cref="Evict"/>, unless it changed
    /// since.
    /// </summary>
    public void MarkClean(MonthKey month) => _shelf.Find(month)?.Clean();

    /// <summary>Forgets clean months' contents but the open days.</summary>
    public void Evict()
    {
        if (_shelf.OpenFrom == int.MinValue)
        {
            return;
        }

        foreach (var month in _shelf.Months)
        {
            var closed = month.IndexFrom(_shelf.OpenFrom);
            if (month is { Rests: true, IsAttached: true, IsDirty: false } && !month.Days.Take(closed).Any(page => page.IsStale))
            {
                month.Days.RemoveRange(0, closed);
                month.IsAttached = false;
            }
        }
    }

    /// <summary>
    /// Writes the head: the open days' readings and the scan state, a few hundred bytes; what a checkpoint holds per meter.
    /// </summary>
    public void EncodeHead(IBufferWriter<byte> into) =>
        HeadBlock.Write(_shelf, _timeline.Fingerprint, TryEvaluateStale(out _), into);

    /// <summary>Restores what <see cref="EncodeHead"/> wrote into a new book.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a head.</exception>
    public void DecodeHead(ReadOnlySpan<byte> head)
    {
        _staleLedgersFrom = HeadBlock.Read(_shelf, _timeline.Fingerprint, head);
        _staleFrom = int.MinValue;
        foreach (var month in _shelf.Months.Where(month => month.Rests).ToArray())
        {
            month.Rests = false;
            Rests(month.Key);
        }
    }

    private bool TryEvaluateStale(out MonthKey missing)
    {
        missing = default;
        if (_staleFrom == int.MaxValue)
        {
            return true;
        }

        var months = _shelf.Months;
        for (var at = 0; at < months.Count; at++)
        {
            var month = months[at];
            if (month.FirstDay + 31 <= _staleFrom)
            {
                continue;
            }

            if (month.LedgerHoldsUntil != long.MaxValue)
            {
                missing = month.Key;
                return false;
            }

            foreach (var page in month.Days)
            {
                if (page.IsStale && !_evaluation.TryEvaluate(page, out missing))
                {
                    _staleFrom = page.Day;
                    return false;
                }
            }
        }

        _staleFrom = int.MaxValue;
        return true;
    }

    private void MarkStale(MonthPage month, DayPage page, long from, long to)
    {
        page.Touch(from, to);
        _shelf.NoteChange(month, page.Day);
        _staleFrom = Math.Min(_staleFrom, page.Day);
    }

    private void Place(MonthPage month, DayPage page)
    {
        var known = month.Days.Find(other => other.Day == page.Day);
        if (known is not null)
        {
            var reader = new DayReader(page);
            while (reader.Read(out var reading))
            {
                known.Insert(reading, out _);
            }

            MarkStale(month, known, long.MinValue, long.MaxValue);
            return;
        }

        month.Days.Insert(month.IndexFrom(page.Day), page);
        if (_shelf.Newest is null || _shelf.Newest.Day < page.Day)
        {
            _shelf.Newest = page;
            page.Touch(DayPage.StateOnly, long.MaxValue);
        }

        if (page.Opening is null || page.Slots is null)
        {
            page.Touch(month.LedgerHoldsUntil == long.MaxValue ? long.MinValue : month.LedgerHoldsUntil, long.MaxValue);
        }

        if (page.IsStale)
        {
            MarkStale(month, page, page.ChangedFrom, page.ChangedTo);
        }
    }

    private MonthPage Present(MonthKey month) => _shelf.Find(month) is { } page && !Shelf.IsAway(page)
        ? page
        : throw new InvalidOperationException($"Month {month} is not attached.");
}
