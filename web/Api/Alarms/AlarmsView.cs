namespace ParkTwin.Web.Api.Alarms;

/// <summary>The alarms of a park, as far as the caller sees it.</summary>
/// <param name="Park">The park.</param>
/// <param name="Alarms">The alarms that match, critical first, then the newest.</param>
/// <param name="Counts">How many are unfinished, whatever was asked for.</param>
/// <param name="RuleVersion">Version of the limits.</param>
/// <param name="Limits">The limits of all rules.</param>
public sealed record AlarmsView(
    string Park, IReadOnlyList<AlarmView> Alarms, AlarmCountsView Counts, int RuleVersion, IReadOnlyList<AlarmLimitView> Limits);
