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
        foreach (var (enterprise, plant) in plants)
        {
            var peers = plants.Where(other => other.Meter != plant && other.Meter.DayEndUnixMs == plant.DayEndUnixMs)
                .Select(other => other.Meter).ToList();
            yield return Judge(AlarmRules.Of(AlarmKind.PvUnderperformance, enterprise, plant.Meter), plant, peers);
        }
    }

    private static bool IsPlant(MeterSight meter) =>
        meter is { Measure: Measure.KilowattHour } && (meter.Carrier == Carrier.Pv || meter.Role == MeterRole.Generation);

    private static AlarmFinding Judge(AlarmFinding finding, MeterSight plant, List<MeterSight> peers)
    {
        var ratios = new List<decimal>();
        if (Compare(plant, peers, meter => meter.PvExpected is { } expected ? (decimal)(meter.PvSeen ?? 0) / expected : null) is { } envelope)
        {
            ratios.Add(envelope);
        }

        if (Compare(plant, peers, meter => meter is { MaxRate: > 0, PvSeen: { } seen } ? seen / meter.MaxRate.Value : null) is { } yield)
        {
            // A capacity is only near to maxRate: nothing less than half of the others' counts.
            ratios.Add(yield < 0.5m ? yield : Math.Max(yield, AlarmLimits.PvClear));
        }

        // A plant that has stopped must not wait until the day's sum tells.
        if (Compare(plant, peers, meter => meter.PvExpectedNow is { } expected ? (decimal)(meter.PvSeenNow ?? 0) / expected : null)
            is < 0.02m and { } now)
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

    /// <summary>A plant's figure over the median of its peers'; null where it or too many of them have none, or the sun does not shine.</summary>
    private static decimal? Compare(MeterSight plant, List<MeterSight> peers, Func<MeterSight, decimal?> figure)
    {
        var others = peers.Select(figure).OfType<decimal>().Order().ToList();
        return figure(plant) is { } own && others.Count >= AlarmLimits.PvPeers && others[others.Count / 2] is > 0.05m and { } median
            ? own / median
            : null;
    }
}
