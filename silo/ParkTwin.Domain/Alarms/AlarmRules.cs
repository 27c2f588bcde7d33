namespace ParkTwin.Domain.Alarms;

/// <summary>
/// The rules: what the newest sights of a park's enterprises say at an instant. Pure; the order in which the sights came plays no part.
/// </summary>
public static class AlarmRules
{
    private const string Minutes = "min";
    private const string Hours = "h";
    private const string Kilowatts = "kW";
    private const string Share = "share";

    /// <summary>One finding of each kind and thing that a rule can say something of.</summary>
    /// <param name="sights">The newest sight of each enterprise, the park's own meters among them.</param>
    /// <param name="listeningSinceUnixMs">Since when readings could come: a meter is not called silent for what the twin itself slept through.</param>
    /// <param name="nowUnixMs">The instant.</param>
    public static IReadOnlyList<AlarmFinding> Evaluate(IReadOnlyCollection<EnterpriseSight> sights, long listeningSinceUnixMs, long nowUnixMs)
    {
        ArgumentNullException.ThrowIfNull(sights);
        var ordered = sights.OrderBy(sight => sight.Enterprise?.Value ?? string.Empty, StringComparer.Ordinal).ToList();
        var findings = new List<AlarmFinding>();
        foreach (var sight in ordered)
        {
            foreach (var meter in sight.Meters)
            {
                findings.Add(Offline(sight.Enterprise, meter, listeningSinceUnixMs, nowUnixMs));
                findings.Add(Frozen(sight, meter, nowUnixMs));
                if (meter.Spike is { } spike)
                {
                    findings.Add(Spike(sight.Enterprise, meter, spike));
                }
            }

            if (Demand(sight) is { } demand)
            {
                findings.Add(demand);
            }
        }

        findings.AddRange(PvRules.Evaluate(ordered));
        findings.AddRange(ImbalanceRules.Evaluate(ordered));
        return findings;
    }

    private static AlarmFinding Offline(EnterpriseId? enterprise, MeterSight meter, long listeningSinceUnixMs, long nowUnixMs)
    {
        var finding = Of(AlarmKind.Offline, enterprise, meter.Meter);
        if (meter.LastAtUnixMs is not { } last)
        {
            return finding; // Never heard of: to be put into operation yet.
        }

        var span = (3_000L * meter.IntervalSeconds) + Staleness.AllowanceMs;
        if (nowUnixMs - last <= span)
        {
            return finding with { Verdict = AlarmVerdict.Gone };
        }

        return nowUnixMs - Math.Max(last, listeningSinceUnixMs) <= span + AlarmLimits.OfflineDelayMs
            || nowUnixMs - meter.LastArrivedUnixMs <= AlarmLimits.OfflineQuietMs
            ? finding
            : Met(finding, meter, last, nowUnixMs, span, Minutes);
    }

    private static AlarmFinding Frozen(EnterpriseSight sight, MeterSight meter, long nowUnixMs)
    {
        var finding = Of(AlarmKind.Frozen, sight.Enterprise, meter.Meter);
        if (meter.KnownUntilUnixMs is not { } until || !IsFresh(meter, nowUnixMs))
        {
            return finding;
        }

        if (meter.StillSinceUnixMs is not { } since)
        {
            return finding with { Verdict = AlarmVerdict.Gone };
        }

        if (meter.LongestStillMs is not { } longest)
        {
            return finding;
        }

        var others = sight.Meters.Where(other => other.Meter != meter.Meter && other.Role != MeterRole.Reactive && IsFresh(other, nowUnixMs)).ToList();
        var move = others.Exists(other => other.MovedUnixMs >= until - QuarterHour.LengthMs);
        var times = others.Count == 0 ? AlarmLimits.FrozenTimesLongestAlone : AlarmLimits.FrozenTimesLongest;
        var limit = Math.Max(
            Math.Max(AlarmLimits.FrozenLeastMs, AlarmLimits.FrozenIntervals * 1000L * meter.IntervalSeconds), longest * times);
        return until - since < limit || (others.Count > 0 && !move)
            ? finding
            : Met(finding, meter, since, until, limit, Hours);
    }

    /// <summary>Something has lasted beyond its limit; critical where it is a meter that the enterprise buys by.</summary>
    private static AlarmFinding Met(AlarmFinding finding, MeterSight meter, long sinceUnixMs, long untilUnixMs, long limitMs, string unit)
    {
        var unitMs = unit == Hours ? 3_600_000m : 60_000m;
        return finding with
        {
            Verdict = AlarmVerdict.Met,
            Severity = meter is { Counted: true, Role: MeterRole.GridImport } ? AlarmSeverity.Critical : AlarmSeverity.Warning,
            Value = Rounded(untilUnixMs - sinceUnixMs, unitMs),
            Limit = Rounded(limitMs, unitMs),
            Unit = unit,
            SeenUnixMs = sinceUnixMs,
        };
    }

    private static AlarmFinding Spike(EnterpriseId? enterprise, MeterSight meter, SpikeSight spike) => Of(AlarmKind.Spike, enterprise, meter.Meter) with
    {
        Verdict = AlarmVerdict.Met,
        Severity = spike.LeftOut ? AlarmSeverity.Warning : AlarmSeverity.Critical,
        Value = spike.Value,
        Limit = spike.Limit,
        Unit = spike.Unit,
        SeenUnixMs = spike.AtUnixMs,
        Text = spike.LeftOut ? "left-out" : "step",
    };

    /// <summary>Contracted demand where there is one, else the transformer, its kVA taken for kW.</summary>
    private static AlarmFinding? Demand(EnterpriseSight sight)
    {
        if ((sight.Contract?.DemandKw ?? sight.Contract?.TransformerKva) is not { } limit || limit <= 0)
        {
            return null;
        }

        var finding = Of(AlarmKind.Demand, sight.Enterprise, null);
        if (sight.Demand is not { } demand)
        {
            return finding;
        }

        var seen = finding with
        {
            Value = decimal.Round(demand.Kw, 3),
            Limit = limit,
            Unit = Kilowatts,
            SeenUnixMs = demand.StartUnixMs,
            Text = sight.Contract?.DemandKw is null ? "transformer" : "contract",
        };
        return (demand.Kw / limit) switch
        {
            >= AlarmLimits.DemandCritical => seen with { Verdict = AlarmVerdict.Met, Severity = AlarmSeverity.Critical },
            >= AlarmLimits.DemandWarning => seen with { Verdict = AlarmVerdict.Met },
            < AlarmLimits.DemandClear when demand.Known == demand.Meters => finding with { Verdict = AlarmVerdict.Gone },
            _ => finding,
        };
    }

    private static bool IsFresh(MeterSight meter, long nowUnixMs) =>
        meter.LastAtUnixMs is { } last && nowUnixMs - last <= (3_000L * meter.IntervalSeconds) + Staleness.AllowanceMs;

    private static decimal Rounded(long ms, decimal unitMs) => decimal.Round(ms / unitMs, 1, MidpointRounding.AwayFromZero);

    /// <summary>A finding that says nothing yet.</summary>
    internal static AlarmFinding Of(AlarmKind kind, EnterpriseId? enterprise, MeterId? meter) =>
        new() { Kind = kind, Enterprise = enterprise, Meter = meter, Verdict = AlarmVerdict.Unknown, Unit = Share };
}
