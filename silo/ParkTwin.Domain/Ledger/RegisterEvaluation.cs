namespace ParkTwin.Domain.Ledger;

/// <summary>Registers: days are joined by the scan state that opens each of them.</summary>
internal sealed class RegisterEvaluation(Shelf shelf, MeterTimeline timeline) : Evaluation(shelf, timeline)
{
    private readonly int _mostOpenDays = 2 + (int)((2 * timeline.WindowMs / DayPage.DayMs) + 1);
    private long _tailSettledBefore = long.MaxValue;

    /// <inheritdoc/>
    public override bool TryEvaluate(DayPage page, out MonthKey missing)
    {
        if (page.Opening is null && !TryOpen(page, out missing))
        {
            return false;
        }

        var scan = Load(page, sink: null);
        var affectedFrom = long.MaxValue;
        var reader = new DayReader(page);
        while (reader.ReadWinner(out var reading))
        {
            if (affectedFrom == long.MaxValue && reading.AtUnixMs >= page.ChangedFrom)
            {
                affectedFrom = Math.Min(reading.AtUnixMs, scan.SettledBefore);
            }

            scan.Feed(reading.AtUnixMs, reading.Value);
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
    public override (Verdict Verdict, long? RatePerHour, long? UntilUnixMs) Present(DayPage newest, long lastAt)
    {
        var sink = new PresentSink(Timeline, lastAt);
        var scan = Scratch.Scan;
        scan.Begin(Timeline, sink);
        ScanState.Load(scan, Timeline, newest.Opening ?? ScanState.Empty);
        FeedUntil(scan, newest, long.MaxValue);
        scan.Finish();
        return (sink.Verdict, PerHour(sink.Amount, sink.OverMs), sink.OverMs > 0 ? sink.UntilUnixMs : null);
    }

    /// <summary>Feeds a page; true when a reading at or after <paramref name="end"/> found everything before it settled.</summary>
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

    private RegisterScan Load(DayPage page, IScanSink? sink)
    {
        var scan = Scratch.Scan;
        scan.Begin(Timeline, sink);
        ScanState.Load(scan, Timeline, page.Opening);
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
