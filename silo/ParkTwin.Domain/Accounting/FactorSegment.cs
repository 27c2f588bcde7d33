using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>A run of a period's months that takes one set of factors: one calendar year's, and within it one edition's.</summary>
/// <param name="First">The first month.</param>
/// <param name="Last">The last month.</param>
/// <param name="Label">Part of its keys: the year, or the first month where a year has more than one segment.</param>
internal readonly record struct FactorSegment(LocalMonth First, LocalMonth Last, string Label)
{
    /// <summary>The calendar year; factors of a data year are looked up by it.</summary>
    public int Year => First.Year;

    /// <summary>The last day; editions of factors are those valid on it.</summary>
    public DateOnly LastDay => Last.Next.First.AddDays(-1);

    /// <summary>
    /// The segments of a period: cut at each new year, and at each month in which an edition that may be used begins or ends (sums are
    /// kept by month, so a month takes what is valid on its last day).
    /// </summary>
    public static FactorSegment[] Of(AccountingPeriod period, FactorTable factors, string? region)
    {
        Span<bool> cuts = stackalloc bool[period.MonthCount];
        for (var month = 1; month < cuts.Length; month++)
        {
            cuts[month] = (period.First.Index + month) % 12 == 0;
        }

        if (period.MonthCount > 1)
        {
            CutAtEditions(cuts, period, factors, region);
        }

        var result = new List<FactorSegment>(2);
        for (int start = 0, end = 1; end <= cuts.Length; end++)
        {
            if (end == cuts.Length || cuts[end])
            {
                var first = new LocalMonth(period.First.Index + start);
                result.Add(new(first, new(period.First.Index + end - 1), string.Empty));
                start = end;
            }
        }

        return Labelled(result);
    }

    /// <summary>True when the month is one of them.</summary>
    public bool Holds(LocalMonth month) => First.Index <= month.Index && month.Index <= Last.Index;

    private static void CutAtEditions(Span<bool> cuts, AccountingPeriod period, FactorTable factors, string? region)
    {
        var grid = region is null ? null : factors.Grids.GetValueOrDefault(region);
        foreach (var factor in factors.All)
        {
            if (factor is { Value: not null, Basis: null or "average" or "residual" or "primary" }
                && (factor.Region is "CN" or "GLOBAL" || factor.Region == region || factor.Region == grid))
            {
                Cut(cuts, period, factor.ValidFrom);
                Cut(cuts, period, factor.ValidTo is { } to && to < DateOnly.MaxValue ? to.AddDays(1) : null);
            }
        }
    }

    private static void Cut(Span<bool> cuts, AccountingPeriod period, DateOnly? on)
    {
        if (on is { } day)
        {
            var month = LocalMonth.Of(day).Index - period.First.Index;
            if (month > 0 && month < cuts.Length)
            {
                cuts[month] = true;
            }
        }
    }

    private static FactorSegment[] Labelled(List<FactorSegment> segments)
    {
        var result = new FactorSegment[segments.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var one = segments[i];
            var alone = (i == 0 || segments[i - 1].Year != one.Year) && (i + 1 == result.Length || segments[i + 1].Year != one.Year);
            result[i] = one with { Label = alone ? FormattableString.Invariant($"{one.Year}") : one.First.ToString() };
        }

        return result;
    }
}
