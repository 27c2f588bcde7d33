namespace ParkTwin.Domain.Ledger;

/// <summary>
/// Intervals and gauges: each reading stands for itself over at most one interval, so a day needs only the readings within an
/// interval of it, and no state.
/// </summary>
internal sealed class AmountEvaluation(Shelf shelf, MeterTimeline timeline) : Evaluation(shelf, timeline)
{
    private readonly NewestCursor _cursor = new();
    private long? _rate;
    private long? _rateUntil;

    private long Reach => Timeline.IntervalMs;

    /// <inheritdoc/>
    public override bool TryEvaluate(DayPage page, out MonthKey missing)
    {
        missing = default;
        page.Opening = ScanState.Empty;
        if (page.ChangedFrom == DayPage.StateOnly)
        {
            page.Settle();
            return true;
        }

        var end = page.StartMs + DayPage.DayMs;
        var from = Shelf.DayOf(Math.Clamp(page.ChangedFrom, page.StartMs, end) - Reach);
        var to = Shelf.DayOf(Math.Clamp(page.ChangedTo, page.StartMs, end) + Reach);
        if (!Shelf.TryHave(from, to, out missing))
        {
            return false;
        }

        Shelf.DropSlots(from, to);
        page.Settle();
        return true;
    }

    /// <inheritdoc/>
    public override int FirstOpenDay(DayPage newest) => Math.Min(newest.Day - 1, Shelf.DayOf(newest.LastAt - Reach));

    /// <inheritdoc/>
    public override bool TryDay(int day, DaySlots into, out MonthKey missing)
    {
        into.Begin(day);
        var (from, to) = (into.StartMs - Reach, into.EndMs + Reach);
        if (!Shelf.TryHave(Shelf.DayOf(from), Shelf.DayOf(to), out missing))
        {
            return false;
        }

        var lastDay = Shelf.DayOf(to);
        Reading held = default;
        var any = false;
        for (var next = Shelf.DayOf(from); next <= lastDay;)
        {
            if (!Shelf.TryFirstFrom(next, out var page, out missing))
            {
                return false;
            }

            if (page is null || page.Day > lastDay)
            {
                break;
            }

            var reader = new DayReader(page);
            while (reader.ReadWinner(out var reading))
            {
                if (any)
                {
                    Add(held, reading.AtUnixMs, into);
                }

                (held, any) = (reading, true);
            }

            next = page.Day + 1;
        }

        if (any)
        {
            Add(held, long.MaxValue, into);
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool TryJudge(long from, long to, IDictionary<long, Verdict> into, out MonthKey missing)
    {
        for (var day = Shelf.DayOf(from); ;)
        {
            if (!Shelf.TryFirstFrom(day, out var page, out missing))
            {
                return false;
            }

            if (page is null || page.StartMs >= to)
            {
                return true;
            }

            var reader = new DayReader(page);
            while (reader.ReadWinner(out var reading))
            {
                if (reading.AtUnixMs >= from && reading.AtUnixMs < to)
                {
                    into[reading.AtUnixMs] = Judge(reading, out _);
                }
            }

            day = page.Day + 1;
        }
    }

    /// <inheritdoc/>
    public override MeterHead Present(DayPage newest)
    {
        if (!_cursor.IsAtEnd(newest))
        {
            Walk(newest);
        }

        return HeadOf(_cursor.Last, Judge(_cursor.Last, out _), _rate, _rateUntil);
    }

    private void Walk(DayPage newest)
    {
        var goesOn = _cursor.Holds(newest);
        var reader = goesOn ? new DayReader(newest, _cursor.Mark) : new DayReader(newest);
        var last = goesOn ? _cursor.Last : default;
        (_rate, _rateUntil) = goesOn ? (_rate, _rateUntil) : (null, null);
        while (reader.ReadWinner(out var reading))
        {
            if (Judge(reading, out var amount) == Verdict.Accepted)
            {
                (_rate, _rateUntil) = Timeline.Kind == MeterKind.Gauge
                    ? (amount, reading.AtUnixMs + Timeline.IntervalMs)
                    : (PerHour(amount, Timeline.IntervalMs), SpanStart(reading.AtUnixMs) + Timeline.IntervalMs);
            }

            last = reading;
        }

        _cursor.Stand(newest, reader.Mark, last, default);
    }

    private long SpanStart(long at) => Timeline.Stamp == StampPosition.End && Timeline.Kind == MeterKind.Interval
        ? at - Timeline.IntervalMs
        : at;

    private Verdict Judge(in Reading reading, out long amount)
    {
        amount = 0;
        var confirmed = Timeline.Confirmed(reading.AtUnixMs);
        if (confirmed == false)
        {
            return Verdict.Rejected;
        }

        var scale = Timeline.At(Timeline.ScaleStart(reading.AtUnixMs));
        if (!scale.Factor.TryConvert(reading.Value, out amount))
        {
            return Verdict.Suspect;
        }

        var overMs = Timeline.Kind == MeterKind.Gauge ? 3_600_000 : Timeline.IntervalMs;
        return confirmed == true || scale.Allows(amount, overMs) ? Verdict.Accepted : Verdict.Suspect;
    }

    private void Add(in Reading reading, long nextAt, DaySlots into)
    {
        var start = SpanStart(reading.AtUnixMs);
        var end = start + Timeline.IntervalMs;
        if (Timeline.Kind == MeterKind.Gauge)
        {
            end = Math.Min(end, nextAt);
        }

        if (end <= into.StartMs || start >= into.EndMs || Judge(reading, out var amount) != Verdict.Accepted)
        {
            return;
        }

        if (Timeline.Kind == MeterKind.Gauge && !TryHeld(amount, end - start, out amount))
        {
            return;
        }

        into.AddLine(start, end, amount, start, end, estimated: false);
    }

    /// <summary>What a rate held for a time amounts to, rounded once, half to even.</summary>
    private static bool TryHeld(long ratePerHour, long forMs, out long amount)
    {
        var product = (Int128)ratePerHour * forMs;
        var (quotient, rest) = Int128.DivRem(Int128.Abs(product), 3_600_000);
        var twice = rest * 2;
        quotient += twice > 3_600_000 || (twice == 3_600_000 && Int128.IsOddInteger(quotient)) ? 1 : 0;
        amount = quotient <= FactorTable.Limit ? (long)(product < 0 ? -quotient : quotient) : 0;
        return quotient <= FactorTable.Limit;
    }
}
