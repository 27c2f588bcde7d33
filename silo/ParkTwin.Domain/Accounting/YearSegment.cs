namespace ParkTwin.Domain.Accounting;

/// <summary>The months of a period that lie in one calendar year and so take the factors of one data year.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="First">The first month.</param>
/// <param name="Last">The last month.</param>
internal readonly record struct YearSegment(int Year, LocalMonth First, LocalMonth Last)
{
    /// <summary>The last day; editions of factors are those valid on it.</summary>
    public DateOnly LastDay => Last.Next.First.AddDays(-1);

    /// <summary>The segments of a period: two for a rolling year that crosses a new year, else one.</summary>
    public static YearSegment[] Of(AccountingPeriod period) => period.First.Year == period.Last.Year
        ? [new(period.Last.Year, period.First, period.Last)]
        :
        [
            new(period.First.Year, period.First, LocalMonth.Of(period.First.Year, 12)),
            new(period.Last.Year, LocalMonth.Of(period.Last.Year, 1), period.Last),
        ];

    /// <summary>True when the month is one of them.</summary>
    public bool Holds(LocalMonth month) => First.Index <= month.Index && month.Index <= Last.Index;
}
