namespace ParkTwin.Simulators.Model;

/// <summary>When registers fall back to 0 by a fault, as a pure function of meter and day.</summary>
/// <param name="Seed">The park's seed.</param>
/// <param name="PerDay">Chance of a meter on a day, 0 to 1.</param>
/// <param name="FromMs">No reset before this instant.</param>
internal readonly record struct ResetPlan(ulong Seed, double PerDay, long FromMs)
{
    /// <summary>No resets.</summary>
    public static ResetPlan None { get; } = new(0, 0, long.MaxValue);

    /// <summary>The latest reset of a meter at or before an instant; <see cref="long.MinValue"/> without one.</summary>
    public long LatestBefore(long unixMs, ulong meterSeed)
    {
        if (PerDay <= 0 || unixMs < FromMs)
        {
            return long.MinValue;
        }

        var first = FromMs / ParkDay.LengthMs;
        for (var day = unixMs / ParkDay.LengthMs; day >= first; day--)
        {
            var seed = Noise.Mix(Seed ^ meterSeed ^ 0x5245534554UL);
            if (Noise.Unit(seed, day) < PerDay)
            {
                var at = (day * ParkDay.LengthMs) + (long)(Noise.Unit(seed + 1, day) * ParkDay.LengthMs);
                if (at <= unixMs && at >= FromMs)
                {
                    return at;
                }
            }
        }

        return long.MinValue;
    }
}
