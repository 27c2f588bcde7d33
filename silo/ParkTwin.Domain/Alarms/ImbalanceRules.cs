namespace ParkTwin.Domain.Alarms;

/// <summary>
/// A meter against those behind it, over the same 24 hours. Those behind can never count more than it does: then a ratio, a meter or its
/// place is wrong. That they count less is common (not everything is sub-metered); only where that share has moved against the week
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
                    [.. behind[meter.Meter].Where(child => child.Measure == meter.Measure)]);
            }
        }
    }

    private static AlarmFinding Judge(AlarmFinding finding, MeterSight meter, List<MeterSight> children)
    {
        if (meter.DayAmount is not > 0 and not null || meter.DayAmount is not { } amount || children.Count == 0
            || children.Exists(child => child.DayAmount is null || child.DayEndUnixMs != meter.DayEndUnixMs))
        {
            return finding;
        }

        var residual = (amount - children.Sum(child => (decimal)child.DayAmount!.Value)) / amount;
        var shift = children.Exists(child => child.PastDayAmount is null) || meter.PastDayAmount is not > 0
            ? 0m
            : residual - (((decimal)meter.PastDayAmount.Value - children.Sum(child => (decimal)child.PastDayAmount!.Value)) / meter.PastDayAmount.Value);
        var seen = finding with { Verdict = AlarmVerdict.Met, SeenUnixMs = meter.DayEndUnixMs };
        if (residual < -AlarmLimits.ImbalanceExcess)
        {
            return seen with
            {
                Severity = residual < -AlarmLimits.ImbalanceExcessCritical ? AlarmSeverity.Critical : AlarmSeverity.Warning,
                Value = decimal.Round(residual, 3),
                Limit = -AlarmLimits.ImbalanceExcess,
                Text = "excess",
            };
        }

        if (Math.Abs(shift) > AlarmLimits.ImbalanceShift)
        {
            return seen with { Value = decimal.Round(shift, 3), Limit = AlarmLimits.ImbalanceShift, Text = "shift" };
        }

        return residual > -AlarmLimits.ImbalanceExcess * AlarmLimits.ImbalanceClear
            && Math.Abs(shift) < AlarmLimits.ImbalanceShift * AlarmLimits.ImbalanceClear
            ? finding with { Verdict = AlarmVerdict.Gone }
            : finding;
    }
}
