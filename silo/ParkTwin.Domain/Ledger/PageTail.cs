namespace ParkTwin.Domain.Ledger;

/// <summary>What the next record of a packed day is written against.</summary>
/// <param name="At">Instant of the last record; the start of the day before the first.</param>
/// <param name="Step">Its distance from the one before.</param>
/// <param name="Mantissa">Its mantissa.</param>
/// <param name="Lag">Its arrival less its instant.</param>
internal readonly record struct PageTail(long At, long Step, long Mantissa, long Lag)
{
    /// <summary>The tail of an empty day.</summary>
    public static PageTail Before(long startMs) => new(startMs, 0, 0, 0);
}
