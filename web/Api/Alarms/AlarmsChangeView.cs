namespace ParkTwin.Web.Api.Alarms;

/// <summary>What the hub tells of alarms that changed.</summary>
/// <param name="Park">The park.</param>
/// <param name="Alarms">The alarms that changed, of those that the caller sees.</param>
/// <param name="Counts">How many are unfinished of those that the caller sees.</param>
public sealed record AlarmsChangeView(string Park, IReadOnlyList<AlarmView> Alarms, AlarmCountsView Counts);
