namespace ParkTwin.Domain.Accounting;

/// <summary>The greatest quarter-hour of bought electricity over all grid-import meters of an enterprise together, in one month.</summary>
/// <param name="Month">The month, in the park's zone.</param>
/// <param name="Peak">The greatest sum in a quarter-hour, millionths of kWh; × 4 is the mean power. Null where nothing is known.</param>
/// <param name="PeakAtUnixMs">When that quarter-hour began; of equals the first.</param>
public readonly record struct DemandMonth(LocalMonth Month, long? Peak, long? PeakAtUnixMs);
