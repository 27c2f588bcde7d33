namespace ParkTwin.Domain;

/// <summary>
/// What the ledger knows of one meter in one quarter-hour.
/// </summary>
/// <param name="Amount">Whole millionths of the meter's <see cref="Measure"/>; meaningless while <see cref="CoveredMs"/> is
/// 0.</param>
/// <param name="Estimated">The part of <see cref="Amount"/> whose place in time was interpolated over a gap; the rest was
/// measured.</param>
/// <param name="CoveredMs">Milliseconds of the quarter-hour that readings account for, 0 to 900 000. 0 means: nothing known
/// (null, never 0).</param>
public readonly record struct LedgerSlot(long Amount, long Estimated, int CoveredMs)
{
    /// <summary>True when anything is known of the quarter-hour.</summary>
    public bool IsKnown => CoveredMs > 0;
}
