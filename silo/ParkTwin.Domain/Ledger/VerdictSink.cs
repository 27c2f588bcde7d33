namespace ParkTwin.Domain.Ledger;

/// <summary>Collects the verdicts of readings in [from, to).</summary>
internal sealed class VerdictSink(long from, long to, IDictionary<long, Verdict> verdicts) : IScanSink
{
    /// <inheritdoc/>
    public void Span(in RegisterPoint from, in RegisterPoint to)
    {
        // Only verdicts matter here.
    }

    /// <inheritdoc/>
    public void Judged(in RegisterPoint point, Verdict verdict)
    {
        if (point.At >= from && point.At < to)
        {
            verdicts[point.At] = verdict;
        }
    }
}
