namespace ParkTwin.Simulators.Model;

/// <summary>At which instants a meter is read.</summary>
internal enum StampGrid
{
    /// <summary>Quarter-hours, or the meter's own spacing where that is coarser or its own.</summary>
    History,

    /// <summary>The live cadence.</summary>
    Live,
}
