namespace ParkTwin.Domain.Ledger;

/// <summary>Keeps the last counted span and the verdict of one reading.</summary>
internal sealed class PresentSink(MeterTimeline timeline, long lastAt, Verdict unjudged) : IScanSink
{
    /// <summary>Verdict of the reading.</summary>
    public Verdict Verdict { get; private set; } = unjudged;

    /// <summary>Millionths of the last counted span.</summary>
    public long Amount { get; private set; }

    /// <summary>Its length; 0 when there is none.</summary>
    public long OverMs { get; private set; }

    /// <summary>Its end.</summary>
    public long UntilUnixMs { get; private set; } = long.MinValue;

    /// <inheritdoc/>
    public void Span(in RegisterPoint from, in RegisterPoint to)
    {
        if (to.At > UntilUnixMs && timeline.Amount(from, to, to.Scale) is { } amount)
        {
            (Amount, OverMs, UntilUnixMs) = (amount, to.At - from.At, to.At);
        }
    }

    /// <inheritdoc/>
    public void Judged(in RegisterPoint point, Verdict verdict)
    {
        if (point.At == lastAt)
        {
            Verdict = verdict;
        }
    }
}
