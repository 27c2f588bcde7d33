using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>One axis of one zone: raw value, target and score.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Value">The raw value.</param>
/// <param name="Target">The target that holds for the quarter (a flow's: target × elapsed share).</param>
/// <param name="Score">0 to the radar's highest, or unknown with a reason: a gap, never 0.</param>
public sealed record AxisScore(RadarAxis Axis, Figure Value, Figure Target, Figure Score);
