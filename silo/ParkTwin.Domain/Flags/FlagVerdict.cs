namespace ParkTwin.Domain.Flags;

/// <summary>What a rule says of an enterprise and period.</summary>
public enum FlagVerdict : byte
{
    /// <summary>The condition holds, and has held for the minimum duration.</summary>
    Met = 0,

    /// <summary>Neither: between the thresholds (hysteresis), or not yet held long enough. Nothing is raised and nothing cleared.</summary>
    Between = 1,

    /// <summary>Behind the clearing threshold.</summary>
    Behind = 2,

    /// <summary>A figure or limit is not known: nothing is raised and nothing cleared.</summary>
    Unknown = 3,

    /// <summary>The firm's data are bad (<c>DATA_BAD</c>) or below the rule's completeness: nothing is raised and nothing cleared.</summary>
    Blocked = 4,
}
