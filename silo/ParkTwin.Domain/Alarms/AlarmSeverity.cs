namespace ParkTwin.Domain.Alarms;

/// <summary>How much hangs on an alarm.</summary>
public enum AlarmSeverity : byte
{
    /// <summary>To be looked into during the day.</summary>
    Warning = 0,

    /// <summary>Costs money or figures now.</summary>
    Critical = 1,
}
