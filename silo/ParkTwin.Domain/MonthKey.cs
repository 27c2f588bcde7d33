namespace ParkTwin.Domain;

/// <summary>A UTC calendar month, the unit in which readings and ledger days rest in blocks.</summary>
/// <param name="Index">Months since January of year 0: year × 12 + (month − 1).</param>
public readonly record struct MonthKey(int Index) : IComparable<MonthKey>
{
    /// <summary>Year, 1 to 9999.</summary>
    public int Year => Index / 12;

    /// <summary>Month, 1 to 12.</summary>
    public int Month => (Index % 12) + 1;

    /// <summary>The month that holds an instant (UTC).</summary>
    public static MonthKey Of(long unixMs)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
        return new((at.Year * 12) + at.Month - 1);
    }

    /// <summary>First instant, Unix milliseconds.</summary>
    public long StartUnixMs => new DateTimeOffset(Year, Month, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The next month.</summary>
    public MonthKey Next => new(Index + 1);

    /// <summary>The month before.</summary>
    public MonthKey Previous => new(Index - 1);

    /// <inheritdoc/>
    public int CompareTo(MonthKey other) => Index.CompareTo(other.Index);

    /// <inheritdoc/>
    public override string ToString() => $"{Year:D4}-{Month:D2}";
}
