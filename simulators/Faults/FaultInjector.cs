using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Faults;

/// <summary>Decides the fate of each reading, as a pure function of seed, meter and stamp; counts what it did.</summary>
internal sealed class FaultInjector(FaultPlan plan, ulong seed, Func<ulong, long, Trouble?>? troubles = null)
{
    private const int GreatestSpike = 9;

    /// <summary>What happened so far.</summary>
    public FaultTally Tally { get; } = new();

    /// <summary>The plan.</summary>
    public FaultPlan Plan => plan;

    /// <summary>The fate of one reading.</summary>
    /// <param name="meterSeed">The meter's own number.</param>
    /// <param name="stampMs">Its true instant, Unix milliseconds.</param>
    /// <param name="dueMs">When it would be sent.</param>
    /// <param name="stepMs">Milliseconds between two readings of the meter.</param>
    public FaultedReading Judge(ulong meterSeed, long stampMs, long dueMs, long stepMs)
    {
        Tally.Readings++;
        var own = Noise.Mix(seed ^ meterSeed);
        var trouble = troubles?.Invoke(meterSeed, stampMs);
        if (trouble is { Silent: true } || Strikes(own, 1, stampMs, plan.Dropout))
        {
            Tally.Dropped++;
            return new FaultedReading(0, stampMs, stampMs, 1, dueMs);
        }

        var copies = 1;
        if (Strikes(own, 2, stampMs, plan.Duplicates))
        {
            Tally.Duplicated++;
            copies = 2;
        }

        var spike = 1;
        if (Strikes(own, 3, stampMs, plan.Spikes))
        {
            Tally.Spikes++;
            spike = 2 + (int)(Noise.Unit(own + 4, stampMs) * (GreatestSpike - 1));
        }

        var valueAt = trouble?.StandsSinceMs ?? stampMs;
        if (Strikes(own, 5, stampMs, plan.Stale))
        {
            Tally.Stale++;
            valueAt = stampMs - (stepMs * (1 + (long)(Noise.Unit(own + 6, stampMs) * 4)));
        }

        return new FaultedReading(copies, stampMs + Skew(own), valueAt, spike, Hold(own, stampMs, dueMs));
    }

    private static bool Strikes(ulong own, ulong kind, long stampMs, double chance) =>
        chance > 0 && Noise.Unit(own + (kind * 0x9E37UL), stampMs) < chance;

    private long Skew(ulong own) =>
        plan.SkewMs == 0 ? 0 : (long)Math.Round(Noise.Between(own + 7, 0, -plan.SkewMs, plan.SkewMs));

    private long Hold(ulong own, long stampMs, long dueMs)
    {
        var window = stampMs / plan.LateMs;
        if (!Strikes(own, 8, window, plan.Late))
        {
            return dueMs;
        }

        Tally.Late++;
        return Math.Max(dueMs, (window + 1) * plan.LateMs);
    }
}
