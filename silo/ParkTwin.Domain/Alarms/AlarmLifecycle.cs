namespace ParkTwin.Domain.Alarms;

/// <summary>What people do with an alarm: acknowledge, assign, comment, shelve, unshelve, resolve. Pure.</summary>
public static class AlarmLifecycle
{
    /// <summary>Who acts where a rule or the clock does.</summary>
    public const string System = "system";

    private static readonly string[] Open = ["acknowledge", "assign", "comment", "shelve", "resolve"];
    private static readonly string[] Acknowledged = ["assign", "comment", "shelve", "resolve"];
    private static readonly string[] Shelved = ["unshelve", "assign", "comment", "resolve"];
    private static readonly string[] Finished = ["comment"];

    /// <summary>The steps of people, in a fixed order.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["acknowledge", "assign", "comment", "shelve", "unshelve", "resolve"];

    /// <summary>The steps that a state allows, in a fixed order.</summary>
    public static IReadOnlyList<string> Allowed(AlarmState state) => state switch
    {
        AlarmState.Open => Open,
        AlarmState.Acknowledged => Acknowledged,
        AlarmState.Shelved => Shelved,
        _ => Finished,
    };

    /// <summary>True for what is settled: resolved by a person or cleared by itself.</summary>
    public static bool IsFinished(AlarmState state) => state is AlarmState.Resolved or AlarmState.Cleared;

    /// <summary>Takes a step. Repeating the last step word for word is harmless.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="step">The step.</param>
    /// <param name="nowUnixMs">When.</param>
    public static AlarmStepResult Take(Alarm alarm, AlarmStep step, long nowUnixMs)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        ArgumentNullException.ThrowIfNull(step);
        var text = string.IsNullOrWhiteSpace(step.Text) ? null : step.Text.Trim();
        step = step.Action == "shelve" ? step : step with { UntilUnixMs = null };
        if (alarm.Trail is [.., var last] && last.Action == step.Action && last.By == step.By && last.Text == text
            && last.UntilUnixMs == step.UntilUnixMs)
        {
            return new(alarm, null);
        }

        return Refusal(alarm, step, text, nowUnixMs) is { } refused
            ? new(alarm, refused)
            : new(Taken(alarm, step, text, nowUnixMs), null);
    }

    private static string? Refusal(Alarm alarm, AlarmStep step, string? text, long nowUnixMs)
    {
        if (!Allowed(alarm.State).Contains(step.Action))
        {
            return $"'{step.Action}' is not possible while the alarm is {AlarmWords.Of(alarm.State)}; possible are "
                + $"{string.Join(", ", Allowed(alarm.State))}.";
        }

        return step.Action switch
        {
            "comment" when text is null => "'comment' needs a text.",
            "assign" when text is null => "'assign' needs the assignee.",
            "shelve" when text is null => "'shelve' needs a text that says why.",
            "shelve" when step.UntilUnixMs is not { } until || until <= nowUnixMs => "'shelve' needs a time in the future in 'until'.",
            "shelve" when step.UntilUnixMs - nowUnixMs > AlarmLimits.LongestShelfMs =>
                $"An alarm is shelved for at most {AlarmLimits.LongestShelfMs / 86_400_000} days; name an earlier 'until'.",
            "resolve" when text is null && alarm is { Active: true, ClearingUnixMs: null } =>
                "The condition still holds: 'resolve' needs a text that says why it is settled all the same, or shelve the alarm.",
            _ => null,
        };
    }

    private static Alarm Taken(Alarm alarm, AlarmStep step, string? text, long nowUnixMs)
    {
        var state = step.Action switch
        {
            "acknowledge" => AlarmState.Acknowledged,
            "shelve" => AlarmState.Shelved,
            "unshelve" => AlarmState.Open,
            "resolve" => AlarmState.Resolved,
            _ => alarm.State,
        };
        var next = With(alarm, new(nowUnixMs, step.By, step.Action, text, state, step.UntilUnixMs));
        return next with
        {
            Assignee = step.Action == "assign" ? text : alarm.Assignee,
            ShelvedUntilUnixMs = state == AlarmState.Shelved ? (step.Action == "shelve" ? step.UntilUnixMs : alarm.ShelvedUntilUnixMs) : null,
            ClearedUnixMs = step.Action == "resolve" ? nowUnixMs : alarm.ClearedUnixMs,
        };
    }

    /// <summary>The alarm with one more entry, in its state.</summary>
    internal static Alarm With(Alarm alarm, AlarmEntry entry) => alarm with
    {
        State = entry.State,
        ChangedUnixMs = entry.AtUnixMs,
        Revision = alarm.Revision + 1,
        Trail = [.. alarm.Trail, entry],
    };
}
