namespace ParkTwin.Domain.Alarms;

/// <summary>What an alarm is about.</summary>
public enum AlarmKind : byte
{
    /// <summary>No reading for longer than the staleness rule (<see cref="Staleness"/>) allows.</summary>
    Offline = 0,

    /// <summary>The meter reports, and its value stands still while it used to move and its neighbours do.</summary>
    Frozen = 1,

    /// <summary>A reading that the ledger left out as impossible, or a step far beyond the meter's own week.</summary>
    Spike = 2,

    /// <summary>15-minute demand against the contracted demand, or the transformer.</summary>
    Demand = 3,

    /// <summary>PV behind its own clear-day envelope and its peers.</summary>
    PvUnderperformance = 4,

    /// <summary>A meter and those behind it do not agree.</summary>
    Imbalance = 5,
}
