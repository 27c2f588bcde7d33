namespace ParkTwin.Domain.Alarms;

/// <summary>
/// Which unfinished alarms are one matter: meters behind one gateway that fell silent at once are the gateway's, others of one enterprise
/// share a line or a switch; and where most of a park did, it is the park's. Made of the alarms each time, so that it is never out of step
/// with them. Pure.
/// </summary>
public static class AlarmGroups
{
    /// <summary>The meters of one gateway that make it a group: it is the nearest thing they have in common.</summary>
    private const int GatewayFrom = 2;

    /// <summary>
    /// Alarm id to group id: <c>offline~@gw1</c> of a gateway, <c>offline~e1</c> of an enterprise, <c>offline~-</c> of the park's own
    /// meters, <c>offline~*</c> of a whole park.
    /// </summary>
    /// <param name="alarms">The alarms, finished ones among them.</param>
    /// <param name="gateways">Each gateway's id with the meters it is named for; one that may speak for all of a park is none of them.</param>
    public static IReadOnlyDictionary<string, string> Of(
        IReadOnlyCollection<Alarm> alarms, IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>>? gateways = null)
    {
        ArgumentNullException.ThrowIfNull(alarms);
        var silent = alarms.Where(alarm => alarm.Kind == AlarmKind.Offline && !AlarmLifecycle.IsFinished(alarm.State)).ToList();
        var matters = OfGateways(silent, gateways);
        var taken = matters.SelectMany(matter => matter.Alarms).Select(alarm => alarm.Id).ToHashSet(StringComparer.Ordinal);
        matters.AddRange(silent.Where(alarm => !taken.Contains(alarm.Id)).GroupBy(alarm => alarm.Enterprise)
            .Select(firm => (Name: firm.Key?.Value ?? "-", Alarms: Together([.. firm], AlarmLimits.GroupFrom)))
            .Where(matter => matter.Alarms.Count > 0));
        var whole = Together([.. matters.Select(matter => matter.Alarms[0])], AlarmLimits.GroupFrom);
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, members) in matters)
        {
            foreach (var alarm in members)
            {
                groups[alarm.Id] = "offline~" + (whole.Contains(members[0]) ? "*" : name);
            }
        }

        return groups;
    }

    /// <summary>The gateways behind which meters fell silent, the one with the most first: a meter belongs to one of them.</summary>
    private static List<(string Name, List<Alarm> Alarms)> OfGateways(
        List<Alarm> silent, IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>>? gateways)
    {
        var matters = new List<(string Name, List<Alarm> Alarms)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var behind = (gateways ?? new Dictionary<string, IReadOnlyCollection<MeterId>>())
            .Select(gateway => (gateway.Key, Alarms: silent.Where(alarm => alarm.Meter is { } meter && gateway.Value.Contains(meter)).ToList()))
            .OrderByDescending(gateway => gateway.Alarms.Count).ThenBy(gateway => gateway.Key, StringComparer.Ordinal);
        foreach (var (gateway, alarms) in behind)
        {
            var together = Together([.. alarms.Where(alarm => !taken.Contains(alarm.Id))], GatewayFrom);
            if (together.Count > 0)
            {
                matters.Add(("@" + gateway, together));
                taken.UnionWith(together.Select(alarm => alarm.Id));
            }
        }

        return matters;
    }

    /// <summary>The largest run that fell silent within the time of one another; empty where it is too small to be a group.</summary>
    private static List<Alarm> Together(List<Alarm> alarms, int least)
    {
        var ordered = alarms.OrderBy(alarm => alarm.SeenUnixMs).ThenBy(alarm => alarm.Id, StringComparer.Ordinal).ToList();
        List<Alarm> best = [];
        for (int from = 0, to = 0; to < ordered.Count; to++)
        {
            while (ordered[to].SeenUnixMs - ordered[from].SeenUnixMs > AlarmLimits.GroupWithinMs)
            {
                from++;
            }

            if (to - from + 1 > best.Count)
            {
                best = ordered.GetRange(from, to - from + 1);
            }
        }

        return best.Count >= least ? best : [];
    }
}
