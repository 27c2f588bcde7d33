namespace ParkTwin.Domain.Alarms;

/// <summary>
/// Which unfinished alarms are one matter: meters of one enterprise that fell silent at once share a line, a switch or a gateway; and
/// where most of a park did, it is the park's. Made of the alarms each time, so that it is never out of step with them. Pure.
/// </summary>
public static class AlarmGroups
{
    /// <summary>Alarm id to group id (<c>offline~e1</c>, <c>offline~-</c> for the park's own meters, <c>offline~*</c> for a whole park).</summary>
    /// <param name="alarms">The alarms, finished ones among them.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyCollection<Alarm> alarms)
    {
        ArgumentNullException.ThrowIfNull(alarms);
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        var silent = alarms.Where(alarm => alarm.Kind == AlarmKind.Offline && !AlarmLifecycle.IsFinished(alarm.State)).ToList();
        var firms = silent.GroupBy(alarm => alarm.Enterprise).Select(firm => Together([.. firm])).Where(one => one.Count > 0).ToList();
        var whole = Together([.. firms.Select(firm => firm[0])]);
        foreach (var firm in firms)
        {
            var id = "offline~" + (whole.Contains(firm[0]) ? "*" : firm[0].Enterprise?.Value ?? "-");
            foreach (var alarm in firm)
            {
                groups[alarm.Id] = id;
            }
        }

        return groups;
    }

    /// <summary>The largest run that fell silent within the time of one another; empty where it is too small to be a group.</summary>
    private static List<Alarm> Together(List<Alarm> alarms)
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

        return best.Count >= AlarmLimits.GroupFrom ? best : [];
    }
}
