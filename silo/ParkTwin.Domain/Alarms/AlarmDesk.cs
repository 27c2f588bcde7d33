namespace ParkTwin.Domain.Alarms;

/// <summary>
/// The alarms of one park with the newest sights they follow from. Its owner keeps <see cref="Alarms"/> and hands them back at the next
/// start; the sights come anew, and until they do nothing that is open clears. Not safe for concurrent use.
/// </summary>
public sealed class AlarmDesk
{
    private readonly Dictionary<string, EnterpriseSight> _sights = new(StringComparer.Ordinal);
    private readonly long _listeningSinceUnixMs;

    /// <summary>A desk with what was kept.</summary>
    /// <param name="alarms">All alarms.</param>
    /// <param name="listeningSinceUnixMs">Since when readings could come; <c>long.MinValue</c> where the twin has never been away.</param>
    public AlarmDesk(IReadOnlyList<Alarm> alarms, long listeningSinceUnixMs) => (Alarms, _listeningSinceUnixMs) = (alarms, listeningSinceUnixMs);

    /// <summary>All alarms, in the order in which they were raised.</summary>
    public IReadOnlyList<Alarm> Alarms { get; private set; }

    /// <summary>Takes what an enterprise sees; an older sight than the one held changes nothing.</summary>
    public void Observe(EnterpriseSight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        var key = sight.Enterprise?.Value ?? string.Empty;
        if (!_sights.TryGetValue(key, out var held) || held.Sequence < sight.Sequence)
        {
            _sights[key] = sight;
        }
    }

    /// <summary>Evaluates the rules; answers the alarms that changed.</summary>
    public IReadOnlyList<Alarm> Evaluate(long nowUnixMs)
    {
        var findings = AlarmRules.Evaluate(_sights.Values, _listeningSinceUnixMs, nowUnixMs);
        return Take(AlarmBook.Take(Alarms, [.. findings, .. Departed(findings)], nowUnixMs));
    }

    /// <summary>A person's step.</summary>
    public AlarmStepResult Step(AlarmStep step, long nowUnixMs)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (Alarms.FirstOrDefault(alarm => alarm.Id == step.Alarm) is not { } held)
        {
            return new(null, null);
        }

        var result = AlarmLifecycle.Take(held, step, nowUnixMs);
        if (result.Alarm is { } taken && !ReferenceEquals(taken, held))
        {
            Take([.. Alarms.Select(alarm => ReferenceEquals(alarm, held) ? taken : alarm)]);
        }

        return result;
    }

    /// <summary>Goes back to alarms that were held before, because the newer ones could not be kept.</summary>
    public void Restore(IReadOnlyList<Alarm> alarms) => Alarms = alarms;

    private IReadOnlyList<Alarm> Take(IReadOnlyList<Alarm> next)
    {
        var before = Alarms.ToHashSet(ReferenceEqualityComparer.Instance);
        Alarms = next;
        return [.. next.Where(alarm => !before.Contains(alarm))];
    }

    /// <summary>What is about a meter that its enterprise no longer has is over.</summary>
    private IEnumerable<AlarmFinding> Departed(IReadOnlyList<AlarmFinding> findings)
    {
        var said = findings.Select(finding => (finding.Kind, finding.Enterprise, finding.Meter)).ToHashSet();
        return Alarms
            .Where(alarm => !AlarmLifecycle.IsFinished(alarm.State) && alarm.Meter is not null && !said.Contains((alarm.Kind, alarm.Enterprise, alarm.Meter)))
            .Where(alarm => _sights.TryGetValue(alarm.Enterprise?.Value ?? string.Empty, out var sight)
                && !sight.Meters.Any(meter => meter.Meter == alarm.Meter))
            .Select(alarm => AlarmRules.Of(alarm.Kind, alarm.Enterprise, alarm.Meter) with { Verdict = AlarmVerdict.Gone, Text = "departed" })
            .DistinctBy(finding => (finding.Kind, finding.Enterprise, finding.Meter));
    }
}
