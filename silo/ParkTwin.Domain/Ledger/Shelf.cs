namespace ParkTwin.Domain.Ledger;

/// <summary>
/// The months of one book in order. Days from <see cref="OpenFrom"/> on are open: they live in the head and are always in memory.
/// Earlier days are closed and may rest in blocks; what needs them answers the month to attach.
/// </summary>
internal sealed class Shelf
{
    private const int Unknown = int.MinValue;

    private MonthPage? _recent;

    /// <summary>The months, ascending.</summary>
    public List<MonthPage> Months { get; } = [];

    /// <summary>First open day; int.MinValue before it is known (then every day in memory counts as open).</summary>
    public int OpenFrom { get; set; } = Unknown;

    /// <summary>
    /// The newest day in memory, which is the newest of the meter once the head is there; null before the first reading.
    /// </summary>
    public DayPage? Newest { get; set; }

    /// <summary>First day whose quarter-hours may have changed since <see cref="ForgetChanges"/>; int.MaxValue: none.</summary>
    public int ChangedFrom { get; private set; } = int.MaxValue;

    /// <summary>Last such day, inclusive.</summary>
    public int ChangedTo { get; private set; } = int.MinValue;

    /// <summary>Approximate memory of the months.</summary>
    public long HeldBytes
    {
        get
        {
            var held = 0L;
            foreach (var month in Months)
            {
                held += 120;
                foreach (var page in month.Days)
                {
                    held += page.HeldBytes;
                }
            }

            return held;
        }
    }

    /// <summary>The UTC day of an instant.</summary>
    public static int DayOf(long unixMs) =>
        (int)((unixMs >= 0 ? unixMs : unixMs - DayPage.DayMs + 1) / DayPage.DayMs);

    /// <summary>The month of a UTC day.</summary>
    public static MonthKey MonthOf(int day) => MonthKey.Of(day * DayPage.DayMs);

    /// <summary>True when a day belongs into blocks.</summary>
    public bool IsClosed(int day) => day < OpenFrom;

    /// <summary>True when a month has days in blocks that are not in memory.</summary>
    public static bool IsAway(MonthPage month) => month is { Rests: true, IsAttached: false };

    /// <summary>True when days from <paramref name="day"/> on may be away in a month.</summary>
    public bool MayLack(MonthPage month, int day) =>
        IsAway(month) && (OpenFrom == Unknown || Math.Max(day, month.FirstDay) < OpenFrom);

    /// <summary>Finds a month.</summary>
    public MonthPage? Find(MonthKey key)
    {
        if (_recent?.Key == key)
        {
            return _recent;
        }

        var index = IndexFrom(key);
        return index < Months.Count && Months[index].Key == key ? _recent = Months[index] : null;
    }

    /// <summary>Finds or makes a month.</summary>
    public MonthPage Take(MonthKey key)
    {
        if (Find(key) is { } found)
        {
            return found;
        }

        var month = new MonthPage(key);
        Months.Insert(IndexFrom(key), month);
        return _recent = month;
    }

    /// <summary>The page of a day in memory.</summary>
    public DayPage? Find(int day)
    {
        if (Find(MonthOf(day)) is not { } month)
        {
            return null;
        }

        var index = month.IndexFrom(day);
        return index < month.Days.Count && month.Days[index].Day == day ? month.Days[index] : null;
    }

    /// <summary>Finds or makes the page of a day in a month.</summary>
    public DayPage Take(MonthPage month, int day)
    {
        var index = month.IndexFrom(day);
        if (index < month.Days.Count && month.Days[index].Day == day)
        {
            return month.Days[index];
        }

        var page = new DayPage(day, Newest is { } before && before.Day < day ? before.PackedBytes + (before.PackedBytes / 8) : 0);
        month.Days.Insert(index, page);
        if (Newest is null || Newest.Day < day)
        {
            Newest?.TrimExcess();
            Newest = page;
        }

        return page;
    }

    /// <summary>The first page at or after a day; null when there is none.</summary>
    public bool TryFirstFrom(int day, out DayPage? page, out MonthKey missing)
    {
        (page, missing) = (null, default);
        if (Newest is { } newest && newest.Day < day && OpenFrom != Unknown)
        {
            return true;
        }

        for (var index = IndexFrom(MonthOf(day)); index < Months.Count; index++)
        {
            var month = Months[index];
            if (MayLack(month, day))
            {
                missing = month.Key;
                return false;
            }

            var first = month.IndexFrom(day);
            if (first < month.Days.Count)
            {
                page = month.Days[first];
                return true;
            }
        }

        return true;
    }

    /// <summary>The last page before a day; null when there is none.</summary>
    public bool TryLastBefore(int day, out DayPage? page, out MonthKey missing)
    {
        (page, missing) = (null, default);
        for (var index = IndexFrom(MonthOf(day).Next) - 1; index >= 0; index--)
        {
            var month = Months[index];
            var before = month.IndexFrom(day) - 1;
            if (before >= 0)
            {
                page = month.Days[before];
                return true;
            }

            if (IsAway(month) && month.FirstDay < day)
            {
                missing = month.Key;
                return false;
            }
        }

        return true;
    }

    /// <summary>True when every day from one to another (inclusive) is in memory.</summary>
    public bool TryHave(int fromDay, int toDay, out MonthKey missing)
    {
        missing = default;
        for (var index = IndexFrom(MonthOf(fromDay)); index < Months.Count && Months[index].FirstDay <= toDay; index++)
        {
            if (MayLack(Months[index], fromDay))
            {
                missing = Months[index].Key;
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Drops the quarter-hours of days from one to another (inclusive), which changed; closed ones must be written again.
    /// </summary>
    public void DropSlots(int fromDay, int toDay)
    {
        NoteChange(fromDay, toDay);
        for (var index = IndexFrom(MonthOf(fromDay)); index < Months.Count && Months[index].FirstDay <= toDay; index++)
        {
            var month = Months[index];
            for (var at = month.IndexFrom(fromDay); at < month.Days.Count && month.Days[at].Day <= toDay; at++)
            {
                month.Days[at].Slots = null;
                NoteChange(month, month.Days[at].Day);
            }
        }
    }

    /// <summary>Notes that a day changed.</summary>
    public void NoteChange(MonthPage month, int day)
    {
        if (IsClosed(day))
        {
            month.Change();
        }
    }

    /// <summary>Notes that quarter-hours from one day to another (inclusive) may differ from what was read before.</summary>
    public void NoteChange(int fromDay, int toDay) =>
        (ChangedFrom, ChangedTo) = (Math.Min(ChangedFrom, fromDay), Math.Max(ChangedTo, toDay));

    /// <summary>Everything that changed was taken note of.</summary>
    public void ForgetChanges() => (ChangedFrom, ChangedTo) = (int.MaxValue, int.MinValue);

    /// <summary>Drops everything that an instant and what follows it bear on; answers the first day to evaluate again.</summary>
    public int Invalidate(long from)
    {
        NoteChange(int.MinValue, int.MaxValue);
        var fromDay = from < LedgerReader.FirstInstant ? int.MinValue : DayOf(Math.Min(from, LedgerReader.LastInstant));
        var first = int.MaxValue;
        foreach (var month in Months)
        {
            if (IsAway(month) && month.Key.Next.StartUnixMs > from)
            {
                month.LedgerHoldsUntil = Math.Min(month.LedgerHoldsUntil, from);
                first = Math.Min(first, month.FirstDay);
            }

            for (var index = month.IndexFrom(fromDay); index < month.Days.Count; index++)
            {
                var page = month.Days[index];
                page.Opening = page.StartMs <= from ? page.Opening : null;
                page.Slots = null;
                page.Touch(from, long.MaxValue);
                NoteChange(month, page.Day);
                first = Math.Min(first, page.Day);
            }
        }

        return first;
    }

    /// <summary>Moves the boundary between closed and open days; months whose blocks that changes become dirty.</summary>
    public bool TryMoveOpen(int openFrom, out MonthKey missing)
    {
        missing = default;
        if (openFrom == OpenFrom)
        {
            return true;
        }

        var (low, high) = (Math.Min(OpenFrom, openFrom), Math.Max(OpenFrom, openFrom));
        foreach (var month in Months)
        {
            if (month.FirstDay < high && month.FirstDay + 31 > low && IsAway(month)
                && (openFrom < OpenFrom || OpenFrom == Unknown || HasDayIn(month, low, high)))
            {
                missing = month.Key;
                return false;
            }
        }

        foreach (var month in Months)
        {
            if (HasDayIn(month, low, high))
            {
                month.Change();
            }
        }

        OpenFrom = openFrom;
        return true;
    }

    /// <summary>Index of the first month at or after one.</summary>
    public int IndexFrom(MonthKey key)
    {
        var (low, high) = (0, Months.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Months[middle].Key.Index < key.Index ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool HasDayIn(MonthPage month, int low, int high)
    {
        var index = month.IndexFrom(low);
        return index < month.Days.Count && month.Days[index].Day < high;
    }
}
