namespace ParkTwin.Domain.Ledger;

/// <summary>What is known of one UTC month: whether it rests in blocks, and the days that are in memory.</summary>
internal sealed class MonthPage(MonthKey key)
{
    private int _changes;
    private int _encoded = -1;

    /// <summary>The month.</summary>
    public MonthKey Key { get; } = key;

    /// <summary>True when blocks hold it.</summary>
    public bool Rests { get; set; }

    /// <summary>True when everything it has is in memory.</summary>
    public bool IsAttached { get; set; } = true;

    /// <summary>True when its closed days differ from what the blocks hold.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>
    /// First instant from which its resting ledger no longer holds (a changed definition); long.MaxValue: it holds.
    /// </summary>
    public long LedgerHoldsUntil { get; set; } = long.MaxValue;

    /// <summary>The days in memory, ascending, each with at least one reading.</summary>
    public List<DayPage> Days { get; } = [];

    /// <summary>First UTC day.</summary>
    public int FirstDay => (int)(Key.StartUnixMs / DayPage.DayMs);

    /// <summary>Notes that closed days changed.</summary>
    public void Change()
    {
        IsDirty = true;
        _changes++;
    }

    /// <summary>Notes that the present state was written.</summary>
    public void Encoded() => _encoded = _changes;

    /// <summary>Notes that what was last written is durable.</summary>
    public void Clean()
    {
        Rests = true;
        IsDirty = IsDirty && _encoded != _changes;
    }

    /// <summary>Index of the first day at or after one.</summary>
    public int IndexFrom(int day)
    {
        var (low, high) = (0, Days.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Days[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
