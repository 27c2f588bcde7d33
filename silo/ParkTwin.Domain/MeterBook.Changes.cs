namespace ParkTwin.Domain;

/// <content>What an owner that keeps sums of the ledger has to know.</content>
public sealed partial class MeterBook
{
    /// <summary>
    /// Takes note of what changed: outside of the quarter-hours from <paramref name="first"/> to before <paramref name="end"/> the
    /// ledger is what it was when this was last asked. A reading in order changes only what was not settled before it; a late one
    /// what lies between its neighbours (law L4); another definition everything. Evaluates what is stale first.
    /// </summary>
    /// <param name="first">The first; equal to <paramref name="end"/> when nothing changed.</param>
    /// <param name="end">The first that is not changed any more.</param>
    /// <param name="missing">The month to attach.</param>
    /// <returns>False, and nothing is forgotten, when the month in <paramref name="missing"/> must be attached first.</returns>
    public bool TryTakeChanges(out QuarterHour first, out QuarterHour end, out MonthKey missing)
    {
        (first, end) = (default, default);
        if (!TryEvaluateStale(out missing))
        {
            return false;
        }

        if (_shelf.ChangedFrom <= _shelf.ChangedTo)
        {
            first = new((long)_shelf.ChangedFrom * QuarterHour.PerUtcDay);
            end = new((_shelf.ChangedTo + 1L) * QuarterHour.PerUtcDay);
            _shelf.ForgetChanges();
        }

        return true;
    }
}
