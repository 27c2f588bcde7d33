namespace ParkTwin.Domain.Alarms;

/// <summary>What a rule says.</summary>
public enum AlarmVerdict : byte
{
    /// <summary>Too little is known, or it lies between the limit that raises and the one that clears: what is there stays.</summary>
    Unknown = 0,

    /// <summary>The condition holds.</summary>
    Met = 1,

    /// <summary>The condition certainly does not hold.</summary>
    Gone = 2,
}
