namespace ParkTwin.Domain.Balances;

/// <summary>
/// The least that flows at night, now against before: what does not stop when nobody works is a base load or a leak, and a leak is the
/// part that came. Of each night (00:00 to 05:00 local) the lowest full hour counts that was measured through. The median of the last 7
/// nights is compared with the median of the up to 28 before them: it is suspected where it lies above by more than a fifth of it, by more
/// than three times its scatter (1.4826 × the median of the deviations, which is the standard deviation of normal scatter), and by more
/// than a fiftieth of the meter's mean hour. It says nothing with fewer than 4 nights now or 10 before.
/// </summary>
public sealed record NightFlow
{
    /// <summary>Nights that are looked at: 7 now and 28 before.</summary>
    public const int Nights = RecentNights + UsualNights;

    /// <summary>Full hours into the local day that belong to the night.</summary>
    public const int Hours = 5;

    private const int RecentNights = 7;
    private const int UsualNights = 28;
    private const int LeastRecent = 4;
    private const int LeastUsual = 10;

    /// <summary>Median lowest hour of the last nights, millionths.</summary>
    public required long Recent { get; init; }

    /// <summary>Median lowest hour of the nights before, millionths.</summary>
    public required long Usual { get; init; }

    /// <summary>Above this <see cref="Recent"/> is suspected, millionths.</summary>
    public required long Limit { get; init; }

    /// <summary>True where more flows than usual.</summary>
    public bool IsRaised => Recent > Limit;

    /// <summary>Judges a meter's nights; null where too few were measured.</summary>
    /// <param name="nights">Lowest hour of each night, oldest first, the last one just before the span's end.</param>
    /// <param name="meanHour">The meter's mean use in one hour of the span, millionths; null where it is not known.</param>
    public static NightFlow? Of(IReadOnlyList<long?> nights, long? meanHour)
    {
        ArgumentNullException.ThrowIfNull(nights);
        var recent = Known(nights, Math.Max(0, nights.Count - RecentNights), nights.Count);
        var usual = Known(nights, Math.Max(0, nights.Count - Nights), Math.Max(0, nights.Count - RecentNights));
        if (recent.Length < LeastRecent || usual.Length < LeastUsual)
        {
            return null;
        }

        var level = Median(usual);
        var scatter = Median([.. usual.Select(one => Math.Abs(one - level))]);
        var margin = Math.Max(Math.Abs(level) / 5, (long)(scatter * 3 * 1.4826m));
        margin = Math.Max(margin, Math.Abs(meanHour ?? 0) / 50);
        return new() { Recent = Median(recent), Usual = level, Limit = checked(level + margin) };
    }

    private static long[] Known(IReadOnlyList<long?> nights, int from, int end) =>
        [.. Enumerable.Range(from, end - from).Select(index => nights[index]).OfType<long>()];

    /// <summary>The middle one; of two the lower, so that it is a value that was there.</summary>
    private static long Median(long[] values)
    {
        Array.Sort(values);
        return values[(values.Length - 1) / 2];
    }
}
