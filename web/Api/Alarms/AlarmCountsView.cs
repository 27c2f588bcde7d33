namespace ParkTwin.Web.Api.Alarms;

/// <summary>How many alarms are unfinished.</summary>
/// <param name="Open">Open.</param>
/// <param name="Acknowledged">Acknowledged.</param>
/// <param name="Shelved">Shelved.</param>
/// <param name="Critical">Critical among the open and the acknowledged.</param>
public sealed record AlarmCountsView(int Open, int Acknowledged, int Shelved, int Critical);
