namespace ParkTwin.Domain.Accounting;

/// <summary>A calendar month in the park's own time zone.</summary>
/// <param name="Index">Months since January of year 0: year × 12 + (month − 1).</param>
public readonly record struct LocalMonth(int Index) : IComparable<LocalMonth>
{
    /// <summary>Year, 1 to 9999.</summary>
    public int Year => Index / 12;

    /// <summary>Month, 1 to 12.</summary>
    public int Month => (Index % 12) + 1;

    /// <summary>First local date.</summary>
    public DateOnly First => new(Year, Month, 1);

    /// <summary>The next month.</summary>
    public LocalMonth Next => new(Index + 1);

    /// <summary>The month of a year.</summary>
    public static LocalMonth Of(int year, int month) => new((year * 12) + month - 1);

    /// <summary>The month that holds a local date.</summary>
    public static LocalMonth Of(DateOnly day) => Of(day.Year, day.Month);

    /// <inheritdoc/>
    public int CompareTo(LocalMonth other) => Index.CompareTo(other.Index);

    /// <summary>For example <c>2023-07</c>.</summary>
    public override string ToString() => $"{Year:D4}-{Month:D2}";
}
