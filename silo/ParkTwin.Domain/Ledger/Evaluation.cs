namespace ParkTwin.Domain.Ledger;

/// <summary>
/// What the readings on a shelf amount to under a timeline; one kind for registers, one for intervals and gauges.
/// </summary>
internal abstract class Evaluation(Shelf shelf, MeterTimeline timeline)
{
    /// <summary>The evaluation of a meter's kind.</summary>
    public static Evaluation Of(Shelf shelf, MeterTimeline timeline) => timeline.Kind == MeterKind.Register
        ? new RegisterEvaluation(shelf, timeline)
        : new AmountEvaluation(shelf, timeline);

    /// <summary>The months.</summary>
    protected Shelf Shelf { get; } = shelf;

    /// <summary>The definition.</summary>
    protected MeterTimeline Timeline { get; } = timeline;

    /// <summary>
    /// Evaluates a stale day: its opening state, the opening of the day after, and which days' quarter-hours no longer hold.
    /// </summary>
    public abstract bool TryEvaluate(DayPage page, out MonthKey missing);

    /// <summary>The first day that a reading newer than all may still change, once everything is evaluated.</summary>
    public abstract int FirstOpenDay(DayPage newest);

    /// <summary>Sums the quarter-hours of one UTC day.</summary>
    public abstract bool TryDay(int day, DaySlots into, out MonthKey missing);

    /// <summary>Judges the winners in [from, to).</summary>
    public abstract bool TryJudge(long from, long to, IDictionary<long, Verdict> into, out MonthKey missing);

    /// <summary>The newest reading, its verdict and the present rate.</summary>
    public abstract MeterHead Present(DayPage newest);

    /// <summary>A head in the owner's form.</summary>
    protected static MeterHead HeadOf(in Reading last, Verdict verdict, long? ratePerHour, long? untilUnixMs) => new(
        last.AtUnixMs, last.ArrivedUnixMs, DecimalParts.Normal(last.Value), last.Quality, verdict, ratePerHour,
        ratePerHour is null ? null : untilUnixMs);

    /// <summary>Amount over a time as millionths per hour, rounded down; null when it leaves the range.</summary>
    protected static long? PerHour(long amount, long overMs)
    {
        if (overMs <= 0)
        {
            return null;
        }

        var product = (Int128)amount * 3_600_000;
        var rate = product / overMs;
        rate -= product < 0 && rate * overMs != product ? 1 : 0;
        return rate <= long.MaxValue && rate >= long.MinValue ? (long)rate : null;
    }
}
