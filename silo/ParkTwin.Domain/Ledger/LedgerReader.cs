namespace ParkTwin.Domain.Ledger;

/// <summary>Answers from the evaluated days of a shelf: quarter-hours, and readings with their verdicts.</summary>
internal sealed class LedgerReader(Shelf shelf, Evaluation evaluation)
{
    /// <summary>First instant a reading can have: year 1.</summary>
    public const long FirstInstant = -62_135_596_800_000;

    /// <summary>Last instant: year 9999.</summary>
    public const long LastInstant = 253_402_300_799_999;

    /// <summary>No reading reaches further than the longest interval, 31 days.</summary>
    private const int FarDays = 32;

    /// <summary>Fills quarter-hours from one on.</summary>
    public bool TryRead(QuarterHour from, Span<LedgerSlot> slots, out MonthKey missing)
    {
        missing = default;
        for (var index = from.Index; !slots.IsEmpty;)
        {
            var day = Math.DivRem(index, QuarterHour.PerUtcDay, out var first);
            (day, first) = first < 0 ? (day - 1, first + QuarterHour.PerUtcDay) : (day, first);
            var count = (int)Math.Min(slots.Length, QuarterHour.PerUtcDay - first);
            if (IsFar(day))
            {
                slots[..count].Clear();
            }
            else if (!TryReadDay((int)day, (int)first, slots[..count], out missing))
            {
                return false;
            }

            index += count;
            slots = slots[count..];
        }

        return true;
    }

    /// <summary>Appends the readings in [from, to) with their verdicts; nothing when a month is missing.</summary>
    public bool TryRead(long fromUnixMs, long toUnixMs, ICollection<JudgedReading> into, out MonthKey missing)
    {
        var (from, to) = (Math.Clamp(fromUnixMs, FirstInstant, LastInstant), Math.Clamp(toUnixMs, FirstInstant, LastInstant + 1));
        missing = default;
        if (from >= to)
        {
            return true;
        }

        var verdicts = new Dictionary<long, Verdict>();
        if (!shelf.TryHave(Shelf.DayOf(from), Shelf.DayOf(to - 1), out missing)
            || !evaluation.TryJudge(from, to, verdicts, out missing))
        {
            return false;
        }

        for (var day = Shelf.DayOf(from); shelf.TryFirstFrom(day, out var page, out _) && page is not null && page.StartMs < to;)
        {
            Append(page, from, to, verdicts, into);
            day = page.Day + 1;
        }

        return true;
    }

    /// <summary>Evaluates a closed day and keeps its quarter-hours.</summary>
    public bool TryFill(DayPage page, out MonthKey missing)
    {
        if (!evaluation.TryDay(page.Day, Scratch.Slots, out missing))
        {
            return false;
        }

        var bytes = Scratch.Bytes;
        bytes.Clear();
        Scratch.Slots.Encode(bytes);
        page.Slots = bytes.Written.ToArray();
        return true;
    }

    private static void Append(
        DayPage page, long from, long to, Dictionary<long, Verdict> verdicts, ICollection<JudgedReading> into)
    {
        var reader = new DayReader(page);
        var winner = long.MinValue;
        while (reader.Read(out var reading))
        {
            if (reading.AtUnixMs >= from && reading.AtUnixMs < to)
            {
                var verdict = reading.AtUnixMs == winner ? Verdict.ConflictLost : verdicts[reading.AtUnixMs];
                into.Add(new(reading with { Value = DecimalParts.Normal(reading.Value) }, verdict));
            }

            winner = reading.AtUnixMs;
        }
    }

    private bool TryReadDay(int day, int first, Span<LedgerSlot> slots, out MonthKey missing)
    {
        if (!shelf.TryHave(day, day, out missing))
        {
            return false;
        }

        var page = shelf.Find(day);
        if (page is { Slots: null } && shelf.IsClosed(day) && !TryFill(page, out missing))
        {
            return false;
        }

        if (page?.Slots is { } known)
        {
            DaySlots.Decode(known, first, slots);
            return true;
        }

        var sum = Scratch.Slots;
        if (!evaluation.TryDay(day, sum, out missing))
        {
            return false;
        }

        for (var index = 0; index < slots.Length; index++)
        {
            slots[index] = sum[first + index];
        }

        return true;
    }

    private bool IsFar(long day) => shelf.Months.Count == 0
        || day + FarDays < shelf.Months[0].FirstDay
        || (shelf.Newest is { } newest && shelf.OpenFrom != int.MinValue && day > newest.Day + FarDays)
        || day < Shelf.DayOf(FirstInstant) + FarDays
        || day > Shelf.DayOf(LastInstant) - FarDays;
}
