namespace ParkTwin.Simulators.Faults;

/// <summary>
/// What goes wrong between a meter and the twin. Shares are chances per reading, 0 to 1, unless said otherwise.
/// </summary>
internal sealed record FaultPlan
{
    /// <summary>Readings that never arrive.</summary>
    public double Dropout { get; init; }

    /// <summary>Readings that are sent twice.</summary>
    public double Duplicates { get; init; }

    /// <summary>Readings far above what is possible.</summary>
    public double Spikes { get; init; }

    /// <summary>Readings that show the value of an earlier instant again.</summary>
    public double Stale { get; init; }

    /// <summary>
    /// Chance per meter and window of <see cref="LateMs"/> that its readings are held back and come in one burst.
    /// </summary>
    public double Late { get; init; }

    /// <summary>Length of such a window, ms. Default 30 minutes.</summary>
    public long LateMs { get; init; } = 1_800_000;

    /// <summary>Greatest error of a meter's clock, ms; each meter has its own, constant one.</summary>
    public long SkewMs { get; init; }

    /// <summary>Chance per meter and day that its register falls back to 0.</summary>
    public double Resets { get; init; }

    /// <summary>Registers with limited digits roll over within the first hour.</summary>
    public bool RollOver { get; init; }
}
