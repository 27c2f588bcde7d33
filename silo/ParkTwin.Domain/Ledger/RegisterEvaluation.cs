namespace ParkTwin.Domain.Ledger;

/// <summary>Registers: days are joined by the scan state that opens each of them.</summary>
internal sealed class RegisterEvaluation(Shelf shelf, MeterTimeline timeline) : Evaluation(shelf, timeline)
{
    private readonly int _mostOpenDays = 2 + (int)((2 * timeline.WindowMs / DayPage.DayMs) + 1);
    private readonly NewestCursor _cursor = new();
    private long _tailSettledBefore = long.MaxValue;

    /// <inheritdoc/>
    public override bool TryEvaluate(DayPage page, out MonthKey missing)
    {
        if (page.Opening is null && !TryOpen(page, out missing))
        {
            return false;
        }

        var affectedFrom = long.MaxValue;
        var goesOn = _cursor.Holds(page) && page.ChangedFrom > _cursor.Last.AtUnixMs;
        var scan = Load(goesOn ? _cursor.State : page.Opening, sink: null);
        var reader = goesOn ? new DayReader(page, _cursor.Mark) : new DayReader(page);
        var last = goesOn ? _cursor.Last : default;
        while (reader.ReadWinner(out var reading))
        {
            if (affectedFrom == long.MaxValue && reading.AtUnixMs >= page.ChangedFrom)
            {
                affectedFrom = Math.Min(reading.AtUnixMs, scan.SettledBefore);
            }

            scan.Feed(reading.AtUnixMs, reading.Value);
            last = reading;
        }

        affectedFrom = affectedFrom == long.MaxValue ? Math.Min(page.ChangedFrom, scan.SettledBefore) : affectedFrom;
        if (!Shelf.TryFirstFrom(page.Day + 1, out var next, out missing))
        {
            return false;
        }

        if (page.ChangedFrom != DayPage.StateOnly)
        {
            var firstAffected = affectedFrom < page.StartMs ? Shelf.DayOf(affectedFrom) : page.Day;
            if (!Shelf.TryHave(firstAffected, page.Day, out missing))
            {
                return false;
            }

            Shelf.DropSlots(firstAffected, page.Day);
        }

        var closing = Scratch.Bytes;
        closing.Clear();
        ScanState.Save(scan, closing);
        if (next is null)
        {
            _tailSettledBefore = scan.SettledBefore;
            _cursor.Stand(page, reader.Mark, last, closing.Written);
        }
        else if (next.Opening is null || !closing.Written.SequenceEqual(next.Opening))
        {
            var onlyFound = next.Opening is null && next.ChangedFrom == DayPage.StateOnly;
            next.Opening = closing.Written.ToArray();
            if (!onlyFound)
            {
                next.Touch(long.MinValue, long.MaxValue);
                Shelf.DropSlots(next.Day, next.Day);
            }
        }

        page.Settle();
        return true;
    }

    /// <inheritdoc/>
    public override int FirstOpenDay(DayPage newest)
    {
        var oldest = Shelf.DayOf(Math.Min(_tailSettledBefore, newest.LastAt));
        return Math.Max(newest.Day - _mostOpenDays, Math.Min(newest.Day - 1, oldest));
    }

    /// <inheritdoc/>
    public override bool TryDay(int day, DaySlots into, out MonthKey missing)
    {
        into.Begin(day);
        if (!Shelf.TryFirstFrom(day, out var page, out missing) || page is null)
        {
            return page is null && missing == default;
        }

        var scan = Load(page, new SlotSink(Timeline, into));
        while (page.Day == day || scan.SettledBefore < into.EndMs)
        {
            if (FeedUntil(scan, page, into.EndMs))
            {
                return true;
            }

            if (!Shelf.TryFirstFrom(page.Day + 1, out var next, out missing))
            {
                return false;
            }

            if (next is null)
            {
                scan.Finish();
                return true;
            }

            page = next;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool TryJudge(long from, long to, IDictionary<long, Verdict> into, out MonthKey missing)
    {
        if (!Shelf.TryFirstFrom(Shelf.DayOf(from), out var page, out missing) || page is null)
        {
            return page is null && missing == default;
        }

        var scan = Load(page, new VerdictSink(from, to, into));
        while (page.StartMs < to || scan.SettledBefore < to || scan.Open.Count > 0)
        {
            if (FeedUntil(scan, page, to))
            {
                return true;
            }

            if (!Shelf.TryFirstFrom(page.Day + 1, out var next, out missing))
            {
                return false;
            }

            if (next is null)
            {
                scan.Finish();
                return true;
            }

            page = next;
        }

        return true;
    }

    /// <inheritdoc/>
    public override MeterHead Present(DayPage newest)
    {
        if (!_cursor.IsAtEnd(newest))
        {
            Walk(newest);
        }

        // A newest reading that the state does not hold was left out on sight: rejected, or out of range.
        var last = _cursor.Last;
        var leftOut = Timeline.Confirmed(last.AtUnixMs) == false ? Verdict.Rejected : Verdict.Suspect;
        var sink = new PresentSink(Timeline, last.AtUnixMs, leftOut);
        Load(_cursor.State, sink).Finish();
        return HeadOf(last, sink.Verdict, PerHour(sink.Amount, sink.OverMs), sink.UntilUnixMs);
    }

    /// <summary>Brings the cursor to the end of a day whose evaluation waits for a page.</summary>
    private void Walk(DayPage page)
    {
        var scan = Load(page.Opening, sink: null);
        var reader = new DayReader(page);
        Reading last = default;
        while (reader.ReadWinner(out var reading))
        {
            scan.Feed(reading.AtUnixMs, reading.Value);
            last = reading;
        }

        var state = Scratch.Bytes;
        state.Clear();
        ScanState.Save(scan, state);
        _cursor.Stand(page, reader.Mark, last, state.Written);
    }

    /// <summary>
    /// Feeds a page; true when a reading at or after <paramref name="end"/> found everything before it settled.
    /// </summary>
    private static bool FeedUntil(RegisterScan scan, DayPage page, long end)
    {
        var reader = new DayReader(page);
        while (reader.ReadWinner(out var reading))
        {
            if (reading.AtUnixMs >= end && scan.SettledBefore >= end)
            {
                return true;
            }

            scan.Feed(reading.AtUnixMs, reading.Value);
        }

        return false;
    }

    private RegisterScan Load(DayPage page, IScanSink? sink) => Load(page.Opening, sink);

    private RegisterScan Load(ReadOnlySpan<byte> state, IScanSink? sink)
    {
        var scan = Scratch.Scan;
        scan.Begin(Timeline, sink);
        ScanState.Load(scan, Timeline, state.IsEmpty ? ScanState.Empty : state);
        return scan;
    }

    private bool TryOpen(DayPage page, out MonthKey missing)
    {
        if (!Shelf.TryLastBefore(page.Day, out var before, out missing))
        {
            return false;
        }

        if (before is null)
        {
            page.Opening = ScanState.Empty;
            return true;
        }

        var scan = Load(before, sink: null);
        FeedUntil(scan, before, long.MaxValue);
        var state = Scratch.Bytes;
        state.Clear();
        ScanState.Save(scan, state);
        page.Opening = state.Written.ToArray();
        return true;
    }
}
