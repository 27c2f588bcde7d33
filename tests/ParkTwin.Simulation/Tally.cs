namespace ParkTwin.Simulation;

/// <summary>What came of many seeds. Each thread runs seeds of its own; no run knows of another.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private int _next;

    /// <summary>Seeds that were run.</summary>
    public int Seeds { get; private set; }

    /// <summary>Times a process ended without being asked.</summary>
    public long Crashes { get; private set; }

    /// <summary>Messages that were acknowledged to devices.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Runs in which something did not hold.</summary>
    public List<(RunPlan Plan, Exception Failure)> Failures { get; } = [];

    /// <summary>Runs seeds side by side.</summary>
    /// <param name="seeds">How many.</param>
    /// <param name="from">The first of them.</param>
    /// <param name="only">The one fault to make; null lets each seed choose.</param>
    /// <param name="sabotage">What is broken on purpose.</param>
    /// <param name="threads">How many at a time.</param>
    /// <param name="limit">When to begin no other; null never.</param>
    /// <param name="stopAtFirst">Whether to begin no other after a failure.</param>
    public static Tally Of(
        int seeds, int from, FaultKind? only, Sabotage sabotage, int threads, TimeSpan? limit = null, bool stopAtFirst = false)
    {
        var tally = new Tally { _next = from };
        var clock = TimeProvider.System;
        var until = limit is { } time ? clock.GetTimestamp() + (time.TotalSeconds * clock.TimestampFrequency) : double.MaxValue;
        var last = from + (long)seeds;
        void Work()
        {
            while (clock.GetTimestamp() < until && (!stopAtFirst || tally.Failures.Count == 0)
                && Interlocked.Increment(ref tally._next) - 1 is var seed && seed < last)
            {
                tally.Take(RunPlan.Of(seed, only, sabotage));
            }
        }

        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work, 4 << 20)).ToArray();
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        return tally;
    }

    /// <summary>How many runs broke a promise.</summary>
    public int Count(Broken kind) => Failures.Count(one => (one.Failure as Violation)?.Kind == kind
        || (one.Failure is not Violation && kind == Broken.Stuck));

    private void Take(RunPlan plan)
    {
        Run? run = null;
        Exception? failure = null;
        try
        {
            run = new Run(plan);
            run.Go();
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        lock (_gate)
        {
            Seeds++;
            Crashes += run?.Crashes ?? 0;
            Acknowledged += run?.Acknowledged ?? 0;
            if (failure is not null)
            {
                Failures.Add((plan, failure));
            }
        }
    }
}
