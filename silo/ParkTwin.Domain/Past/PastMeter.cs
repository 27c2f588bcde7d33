namespace ParkTwin.Domain.Past;

/// <summary>
/// What the ledger knows of one meter at a past quarter-hour, as a live view would have shown it. Amounts are millionths of the
/// meter's measure; unknown is null, never 0.
/// </summary>
/// <param name="Amount">The amount of the quarter-hour itself.</param>
/// <param name="Today">From local midnight to the end of the quarter-hour.</param>
/// <param name="YesterdaySoFar">Of the local day before, as many quarter-hours as today has had.</param>
/// <param name="Yesterday">The whole local day before.</param>
/// <param name="MeasuredAtUnixMs">Start of the newest quarter-hour, up to the one asked for and back to yesterday's first, of which
/// anything was measured; null where none was. An amount that was interpolated over a gap was not measured then: the meter was
/// silent.</param>
public readonly record struct PastMeter(long? Amount, long? Today, long? YesterdaySoFar, long? Yesterday, long? MeasuredAtUnixMs)
{
    /// <summary>Quarter-hours in an hour: an amount × 4 is the mean power in it.</summary>
    public const long PerHour = 3_600_000 / QuarterHour.LengthMs;

    /// <summary>The quarter-hour's amount as a rate, millionths per hour; null where unknown.</summary>
    /// <exception cref="OverflowException">The amount is beyond 2.3 × 10¹² units.</exception>
    public long? RatePerHour => checked(Amount * PerHour);

    /// <summary>Sums the slots of two days.</summary>
    /// <param name="yesterdayFrom">First quarter-hour of the local day before.</param>
    /// <param name="yesterday">Its slots, all of them.</param>
    /// <param name="today">The slots from local midnight up to and with the quarter-hour asked for; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="today"/> is empty.</exception>
    public static PastMeter Of(QuarterHour yesterdayFrom, ReadOnlySpan<LedgerSlot> yesterday, ReadOnlySpan<LedgerSlot> today)
    {
        if (today.IsEmpty)
        {
            throw new ArgumentException("The quarter-hour itself belongs to today, so today has at least one slot.", nameof(today));
        }

        var measured = LastMeasured(today);
        var at = measured >= 0 ? yesterday.Length + measured : LastMeasured(yesterday);
        return new(
            today[^1].IsKnown ? today[^1].Amount : null,
            Sum(today),
            Sum(yesterday[..Math.Min(today.Length, yesterday.Length)]),
            Sum(yesterday),
            at >= 0 ? yesterdayFrom.Add(at).StartUnixMs : null);
    }

    /// <summary>True where anything of a slot was measured in it, not interpolated over a gap.</summary>
    public static bool IsMeasured(in LedgerSlot slot) => slot.IsKnown && (slot.Estimated == 0 || slot.Estimated != slot.Amount);

    private static int LastMeasured(ReadOnlySpan<LedgerSlot> slots)
    {
        var at = slots.Length - 1;
        while (at >= 0 && !IsMeasured(slots[at]))
        {
            at--;
        }

        return at;
    }

    private static long? Sum(ReadOnlySpan<LedgerSlot> slots)
    {
        long? sum = null;
        foreach (ref readonly var slot in slots)
        {
            if (slot.IsKnown)
            {
                sum = checked((sum ?? 0) + slot.Amount);
            }
        }

        return sum;
    }
}
