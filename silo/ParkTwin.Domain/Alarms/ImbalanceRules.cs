namespace ParkTwin.Domain.Alarms;

/// <summary>
/// A meter against those behind it, over the same 24 hours. What comes in is what the meter counts, and for a grid meter what its
/// enterprise generates and takes from storage, less what it feeds in and stores. Those behind can never count more: then a ratio, a
/// meter or its place is wrong. That they count less is common (not everything is sub-metered); only where that share has moved against the week
/// before, something has changed. Meters of other enterprises behind it are among them. Pure.
/// </summary>
internal static class ImbalanceRules
{
    public static IEnumerable<AlarmFinding> Evaluate(IReadOnlyList<EnterpriseSight> sights)
    {
        var behind = sights.SelectMany(sight => sight.Meters).Where(meter => meter.Parent is not null)
            .Where(meter => meter.Role is MeterRole.Submeter or MeterRole.Consumption or MeterRole.GridImport)
            .ToLookup(meter => meter.Parent!.Value);
        foreach (var sight in sights)
        {
            foreach (var meter in sight.Meters.Where(meter => behind.Contains(meter.Meter)))
            {
                yield return Judge(
                    AlarmRules.Of(AlarmKind.Imbalance, sight.Enterprise, meter.Meter),
                    meter,
                    Sources(sight, meter),
                    [.. behind[meter.Meter].Where(child => child.Measure == meter.Measure)]);
            }
        }
    }

    /// <summary>What flows in or out beside a grid meter, with its sign; null where it cannot be said beside which of several.</summary>
    private static List<(MeterSight Meter, int Sign)>? Sources(EnterpriseSight sight, MeterSight meter)
    {
        if (meter is not { Role: MeterRole.GridImport, Measure: Measure.KilowattHour })
        {
            return [];
        }

        var sources = sight.Meters
            .Where(other => other is { Counted: true, Measure: Measure.KilowattHour, Carrier: Carrier.Electricity or Carrier.Pv })
            .Select(other => (Meter: other, Sign: other.Role switch
            {
                MeterRole.Generation or MeterRole.StorageDischarge => 1,
                MeterRole.GridExport or MeterRole.StorageCharge => -1,
                _ => 0,
            }))
            .Where(source => source.Sign != 0)
            .ToList();
        var isAlone = sight.Meters.Count(other => other is { Counted: true, Role: MeterRole.GridImport, Measure: Measure.KilowattHour }) <= 1;
        return isAlone || sources.Count == 0 ? sources : null;
    }

    private static AlarmFinding Judge(
        AlarmFinding finding, MeterSight meter, List<(MeterSight Meter, int Sign)>? sources, List<MeterSight> children)
    {
        if (sources is null || children.Count == 0
            || children.Concat(sources.Select(source => source.Meter)).Append(meter)
                .Any(one => one.DayAmount is null || one.DayEndUnixMs != meter.DayEndUnixMs))
        {
            return finding;
        }

        var residual = Residual(meter, sources, children, one => one.DayAmount);
        if (residual is not { } share)
        {
            return finding;
        }

        var shift = Residual(meter, sources, children, one => one.PastDayAmount) is { } before ? share - before : 0m;
        var seen = finding with { Verdict = AlarmVerdict.Met, SeenUnixMs = meter.DayEndUnixMs };
        if (share < -AlarmLimits.ImbalanceExcess)
        {
            return seen with
            {
                Severity = share < -AlarmLimits.ImbalanceExcessCritical ? AlarmSeverity.Critical : AlarmSeverity.Warning,
                Value = decimal.Round(share, 3),
                Limit = -AlarmLimits.ImbalanceExcess,
                Text = "excess",
            };
        }

        if (Math.Abs(shift) > AlarmLimits.ImbalanceShift)
        {
            return seen with { Value = decimal.Round(shift, 3), Limit = AlarmLimits.ImbalanceShift, Text = "shift" };
        }

        return share > -AlarmLimits.ImbalanceExcess * AlarmLimits.ImbalanceClear
            && Math.Abs(shift) < AlarmLimits.ImbalanceShift * AlarmLimits.ImbalanceClear
            ? finding with { Verdict = AlarmVerdict.Gone }
            : finding;
    }

    /// <summary>The share of what comes in that those behind do not count; null where one is unknown, or nothing comes in.</summary>
    private static decimal? Residual(
        MeterSight meter, List<(MeterSight Meter, int Sign)> sources, List<MeterSight> children, Func<MeterSight, long?> amount)
    {
        decimal? inflow = amount(meter);
        foreach (var (source, sign) in sources)
        {
            inflow += sign * (decimal?)amount(source);
        }

        decimal? behind = 0m;
        foreach (var child in children)
        {
            behind += amount(child);
        }

        return inflow > 0 ? (inflow - behind) / inflow : null;
    }
}
