namespace ParkTwin.Domain.Alarms;

/// <summary>How many alarms are unfinished.</summary>
/// <param name="Open">Open.</param>
/// <param name="Acknowledged">Acknowledged.</param>
/// <param name="Shelved">Shelved.</param>
/// <param name="Critical">Critical among the open and the acknowledged.</param>
public sealed record AlarmCounts(int Open, int Acknowledged, int Shelved, int Critical)
{
    /// <summary>Counts alarms.</summary>
    public static AlarmCounts Of(IEnumerable<Alarm> alarms)
    {
        ArgumentNullException.ThrowIfNull(alarms);
        int open = 0, acknowledged = 0, shelved = 0, critical = 0;
        foreach (var alarm in alarms)
        {
            open += alarm.State == AlarmState.Open ? 1 : 0;
            acknowledged += alarm.State == AlarmState.Acknowledged ? 1 : 0;
            shelved += alarm.State == AlarmState.Shelved ? 1 : 0;
            critical += alarm is { Severity: AlarmSeverity.Critical, State: AlarmState.Open or AlarmState.Acknowledged } ? 1 : 0;
        }

        return new(open, acknowledged, shelved, critical);
    }
}
