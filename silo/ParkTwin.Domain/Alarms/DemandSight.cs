namespace ParkTwin.Domain.Alarms;

/// <summary>An enterprise's 15-minute demand.</summary>
/// <param name="StartUnixMs">Start of the quarter-hour.</param>
/// <param name="Kw">Mean power over it, kW: the sum of its counted grid meters that are known; a lower bound where not all are.</param>
/// <param name="Meters">How many of those meters there are.</param>
/// <param name="Known">How many of them are known in the quarter-hour.</param>
public sealed record DemandSight(long StartUnixMs, decimal Kw, int Meters, int Known);
