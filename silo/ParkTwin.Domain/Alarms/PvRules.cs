namespace ParkTwin.Domain.Alarms;

/// <summary>
/// A PV plant against the others of its park. Each is held against its own clear-day envelope, which takes size, slope and direction out;
/// what all plants fall short by is the weather; what one falls short by beyond that is its own. A loss that has lasted a week is in its
/// envelope: there the yield for each kW of <c>maxRate</c> tells, against the same plants. Pure.
/// </summary>
internal static class PvRules
{
    public static IEnumerable<AlarmFinding> Evaluate(IReadOnlyList<EnterpriseSight> sights)
    {
        var plants = sights.SelectMany(sight => sight.Meters.Where(IsPlant).Select(meter => (sight.Enterprise, Meter: meter))).ToList();
        var days = plants.GroupBy(plant => plant.Meter.DayEndUnixMs)
            .ToDictionary(day => day.Key, day => new PvDay([.. day.Select(plant => plant.Meter)]));
        foreach (var (enterprise, plant) in plants)
        {
            yield return Judge(AlarmRules.Of(AlarmKind.PvUnderperformance, enterprise, plant.Meter), plant, days[plant.DayEndUnixMs]);
        }
    }

    private static bool IsPlant(MeterSight meter) =>
        meter is { Measure: Measure.KilowattHour } && (meter.Carrier == Carrier.Pv || meter.Role == MeterRole.Generation);

    private static AlarmFinding Judge(AlarmFinding finding, MeterSight plant, PvDay day)
    {
        var ratios = new List<decimal>();
        if (day.Envelope.Compare(plant) is { } envelope)
        {
            ratios.Add(envelope);
        }

        if (day.Yield.Compare(plant) is { } yield)
        {
            // A capacity is only near to maxRate: nothing less than half of the others' counts.
            ratios.Add(yield < 0.5m ? yield : Math.Max(yield, AlarmLimits.PvClear));
        }

        // A plant that has stopped must not wait until the day's sum tells.
        if (day.Present.Compare(plant) is < 0.02m and { } now)
        {
            ratios.Add(now);
        }

        if (ratios.Count == 0)
        {
            return finding;
        }

        var ratio = ratios.Min();
        if (ratio >= AlarmLimits.PvRatio)
        {
            return ratio >= AlarmLimits.PvClear ? finding with { Verdict = AlarmVerdict.Gone } : finding;
        }

        return finding with
        {
            Verdict = AlarmVerdict.Met,
            Severity = ratio < AlarmLimits.PvDead ? AlarmSeverity.Critical : AlarmSeverity.Warning,
            Value = decimal.Round(ratio, 3),
            Limit = AlarmLimits.PvRatio,
            SeenUnixMs = plant.DayEndUnixMs,
        };
    }

    /// <summary>The plants whose day ended at the same time.</summary>
    private sealed class PvDay(IReadOnlyList<MeterSight> plants)
    {
        /// <summary>What each made of its own envelope.</summary>
        public PvFigure Envelope { get; } = new(plants, plant => plant.PvExpected is { } expected ? (decimal)(plant.PvSeen ?? 0) / expected : null);

        /// <summary>What each made of its greatest rate.</summary>
        public PvFigure Yield { get; } = new(plants, plant => plant is { MaxRate: > 0, PvSeen: { } seen } ? seen / plant.MaxRate.Value : null);

        /// <summary>What each makes of its envelope in the last hours.</summary>
        public PvFigure Present { get; } =
            new(plants, plant => plant.PvExpectedNow is { } expected ? (decimal)(plant.PvSeenNow ?? 0) / expected : null);
    }

    /// <summary>One figure of many plants, sorted once: a park of a thousand plants would sort a million figures else.</summary>
    private sealed class PvFigure(IReadOnlyList<MeterSight> plants, Func<MeterSight, decimal?> figure)
    {
        private readonly List<decimal> _known = [.. plants.Select(figure).OfType<decimal>().Order()];

        /// <summary>A plant's figure over the median of the others; null where it or too many of them have none, or the sun does not
        /// shine.</summary>
        public decimal? Compare(MeterSight plant)
        {
            if (figure(plant) is not { } own || _known.Count - 1 < AlarmLimits.PvPeers)
            {
                return null;
            }

            var middle = (_known.Count - 1) / 2;
            var median = _known[middle < _known.BinarySearch(own) ? middle : middle + 1];
            return median > 0.05m ? own / median : null;
        }
    }
}
