namespace ParkTwin.Domain.Alarms;

/// <summary>Where an alarm stands.</summary>
public enum AlarmState : byte
{
    /// <summary>Seen by a rule, by nobody yet.</summary>
    Open = 0,

    /// <summary>Somebody has seen it.</summary>
    Acknowledged = 1,

    /// <summary>Put aside until a time, with a reason; opens again by itself.</summary>
    Shelved = 2,

    /// <summary>A person says that it is settled.</summary>
    Resolved = 3,

    /// <summary>Its condition has gone by itself.</summary>
    Cleared = 4,
}
