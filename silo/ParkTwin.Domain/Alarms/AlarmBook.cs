using System.Globalization;

namespace ParkTwin.Domain.Alarms;

/// <summary>Takes findings and the clock into the alarms of a park. Pure; repeating it changes nothing.</summary>
public static class AlarmBook
{
    /// <summary>Entries that a rule or the clock adds to one alarm at most; people's are not counted and never refused for it.</summary>
    private const int LongestTrail = 400;

    /// <summary>The alarms after the findings of one instant; the very same list where nothing changes.</summary>
    /// <param name="alarms">All alarms of the park.</param>
    /// <param name="findings">At most one of a kind and a thing.</param>
    /// <param name="nowUnixMs">The instant.</param>
    public static IReadOnlyList<Alarm> Take(IReadOnlyList<Alarm> alarms, IReadOnlyList<AlarmFinding> findings, long nowUnixMs)
    {
        ArgumentNullException.ThrowIfNull(alarms);
        ArgumentNullException.ThrowIfNull(findings);
        var next = alarms.ToList();
        var newest = new Dictionary<(AlarmKind, EnterpriseId?, MeterId?), int>();
        for (var i = 0; i < next.Count; i++)
        {
            var key = KeyOf(next[i]);
            if (!newest.TryGetValue(key, out var known) || next[known].OpenedUnixMs <= next[i].OpenedUnixMs)
            {
                newest[key] = i;
            }
        }

        foreach (var finding in findings)
        {
            var at = newest.GetValueOrDefault((finding.Kind, finding.Enterprise, finding.Meter), -1);
            Take(next, at, finding, nowUnixMs);
        }

        for (var i = 0; i < next.Count; i++)
        {
            next[i] = Aged(next[i], nowUnixMs);
        }

        Forget(next, nowUnixMs);
        return Same(alarms, next) ? alarms : next;
    }

    private static void Take(List<Alarm> alarms, int at, AlarmFinding finding, long nowUnixMs)
    {
        var held = at < 0 ? null : alarms[at];
        switch (finding.Verdict)
        {
            case AlarmVerdict.Met when held is null || (AlarmLifecycle.IsFinished(held.State) && IsNew(held, finding, nowUnixMs)):
                if (held is { State: AlarmState.Cleared } && nowUnixMs - held.ClearedUnixMs <= AlarmLimits.ReopenWithinMs)
                {
                    alarms[at] = Reopened(held, finding, nowUnixMs);
                }
                else
                {
                    alarms.Add(Raised(finding, nowUnixMs));
                }

                break;
            case AlarmVerdict.Met when held is not null && !AlarmLifecycle.IsFinished(held.State):
                alarms[at] = Updated(held, finding, nowUnixMs);
                break;
            case AlarmVerdict.Gone when held is { State: AlarmState.Resolved, Active: true }:
                alarms[at] = held with { Active = false, Revision = held.Revision + 1 };
                break;
            case AlarmVerdict.Gone when held is not null && !AlarmLifecycle.IsFinished(held.State):
                alarms[at] = Clearing(held, finding.Text, nowUnixMs);
                break;
        }
    }

    /// <summary>Whether what is met is more than what was settled already.</summary>
    private static bool IsNew(Alarm settled, AlarmFinding finding, long nowUnixMs)
    {
        if (finding.Kind == AlarmKind.Spike)
        {
            return finding.SeenUnixMs > settled.SeenUnixMs;
        }

        return settled.State == AlarmState.Cleared || !settled.Active || nowUnixMs - settled.ClearedUnixMs >= AlarmLimits.MuteMs;
    }

    private static Alarm Raised(AlarmFinding finding, long nowUnixMs) => new()
    {
        Id = string.Create(
            CultureInfo.InvariantCulture,
            $"{AlarmWords.Of(finding.Kind)}~{finding.Enterprise?.Value ?? "-"}~{finding.Meter?.Value ?? "-"}~{nowUnixMs}"),
        Kind = finding.Kind,
        Severity = finding.Severity,
        State = AlarmState.Open,
        Enterprise = finding.Enterprise,
        Meter = finding.Meter,
        OpenedUnixMs = nowUnixMs,
        ChangedUnixMs = nowUnixMs,
        SeenUnixMs = finding.SeenUnixMs,
        Value = finding.Value,
        Limit = finding.Limit,
        Unit = finding.Unit,
        RuleVersion = AlarmLimits.Version,
        Active = true,
        Revision = 1,
        Trail = [new(nowUnixMs, AlarmLifecycle.System, "raise", finding.Text, AlarmState.Open)],
    };

    private static Alarm Reopened(Alarm alarm, AlarmFinding finding, long nowUnixMs) =>
        Seen(Noted(alarm, "reopen", finding.Text, AlarmState.Open, nowUnixMs), finding) with
        {
            ClearedUnixMs = null,
            Active = true,
            ClearingUnixMs = null,
            Times = alarm.Times + 1,
            Severity = finding.Severity,
        };

    private static Alarm Updated(Alarm alarm, AlarmFinding finding, long nowUnixMs)
    {
        var next = alarm.Active && alarm.ClearingUnixMs is null
            ? alarm
            : alarm with { Active = true, ClearingUnixMs = null, Revision = alarm.Revision + 1 };
        if (finding.Severity > alarm.Severity)
        {
            // What was acknowledged was the lesser; a shelved one stays shelved, as a person wanted.
            var state = alarm.State == AlarmState.Shelved ? AlarmState.Shelved : AlarmState.Open;
            return Seen(Noted(next, "escalate", finding.Text, state, nowUnixMs), finding) with { Severity = finding.Severity };
        }

        if (finding.Kind == AlarmKind.Spike && finding.SeenUnixMs > alarm.SeenUnixMs)
        {
            return Seen(Noted(next, "again", finding.Text, alarm.State, nowUnixMs), finding) with { Times = alarm.Times + 1 };
        }

        return IsWorse(alarm, finding) ? Seen(next with { Revision = next.Revision + 1, ChangedUnixMs = nowUnixMs }, finding) : next;
    }

    /// <summary>Worse by a hundredth, in the direction of its kind. Silence and standstill grow by themselves and are not noted.</summary>
    private static bool IsWorse(Alarm alarm, AlarmFinding finding) => (alarm.Kind, alarm.Value, finding.Value) switch
    {
        (AlarmKind.Demand, { } held, { } seen) => seen > held * 1.01m,
        (AlarmKind.PvUnderperformance, { } held, { } seen) => seen < held - 0.01m,
        (AlarmKind.Imbalance, { } held, { } seen) => Math.Abs(seen) > Math.Abs(held) + 0.01m,
        _ => false,
    };

    private static Alarm Seen(Alarm alarm, AlarmFinding finding) => alarm with
    {
        SeenUnixMs = finding.SeenUnixMs,
        Value = finding.Value,
        Limit = finding.Limit,
        Unit = finding.Unit,
    };

    private static Alarm Clearing(Alarm alarm, string? text, long nowUnixMs)
    {
        if (alarm.ClearingUnixMs is not { } since)
        {
            return alarm with { ClearingUnixMs = nowUnixMs, Revision = alarm.Revision + 1 };
        }

        return nowUnixMs - since >= AlarmLimits.ClearAfterMs ? Cleared(alarm, text, nowUnixMs) : alarm;
    }

    private static Alarm Cleared(Alarm alarm, string? text, long nowUnixMs) =>
        AlarmLifecycle.With(alarm, new(nowUnixMs, AlarmLifecycle.System, "clear", text, AlarmState.Cleared)) with
        {
            ClearedUnixMs = nowUnixMs,
            ClearingUnixMs = null,
            ShelvedUntilUnixMs = null,
            Active = false,
        };

    /// <summary>What the clock alone does: shelves end, and a spike without a successor is over.</summary>
    private static Alarm Aged(Alarm alarm, long nowUnixMs)
    {
        if (AlarmLifecycle.IsFinished(alarm.State))
        {
            return alarm;
        }

        if (alarm.Kind == AlarmKind.Spike && nowUnixMs - alarm.SeenUnixMs >= AlarmLimits.SpikeHoldMs)
        {
            return Cleared(alarm, null, nowUnixMs);
        }

        return alarm is { State: AlarmState.Shelved, ShelvedUntilUnixMs: { } until } && until <= nowUnixMs
            ? AlarmLifecycle.With(alarm, new(nowUnixMs, AlarmLifecycle.System, "unshelve", null, AlarmState.Open)) with { ShelvedUntilUnixMs = null }
            : alarm;
    }

    /// <summary>An entry of a rule; beyond the longest trail only the state moves, so that nobody's own entry is ever lost.</summary>
    private static Alarm Noted(Alarm alarm, string action, string? text, AlarmState state, long nowUnixMs) =>
        alarm.Trail.Count < LongestTrail
            ? AlarmLifecycle.With(alarm, new(nowUnixMs, AlarmLifecycle.System, action, text, state))
            : alarm with { State = state, ChangedUnixMs = nowUnixMs, Revision = alarm.Revision + 1 };

    private static void Forget(List<Alarm> alarms, long nowUnixMs)
    {
        alarms.RemoveAll(alarm =>
            AlarmLifecycle.IsFinished(alarm.State) && nowUnixMs - alarm.ChangedUnixMs > AlarmLimits.KeepFinishedMs);
        var finished = alarms.Where(alarm => AlarmLifecycle.IsFinished(alarm.State)).ToList();
        if (finished.Count > AlarmLimits.KeepFinished)
        {
            var gone = finished.OrderBy(alarm => alarm.ChangedUnixMs).ThenBy(alarm => alarm.Id, StringComparer.Ordinal)
                .Take(finished.Count - AlarmLimits.KeepFinished).Select(alarm => alarm.Id).ToHashSet(StringComparer.Ordinal);
            alarms.RemoveAll(alarm => gone.Contains(alarm.Id));
        }
    }

    private static bool Same(IReadOnlyList<Alarm> left, List<Alarm> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => ReferenceEquals(pair.First, pair.Second));

    private static (AlarmKind Kind, EnterpriseId? Enterprise, MeterId? Meter) KeyOf(Alarm alarm) => (alarm.Kind, alarm.Enterprise, alarm.Meter);
}
