namespace ParkTwin.Domain.City;

/// <summary>An entered target of an axis for a year; it goes before the one of the reference data.</summary>
/// <param name="Axis">Id of the axis.</param>
/// <param name="Year">The year.</param>
/// <param name="Zone">Id of the zone; null for all zones.</param>
/// <param name="Value">The year's target, above zero.</param>
/// <param name="Source">Document and date.</param>
public sealed record AxisTarget(string Axis, int Year, string? Zone, decimal Value, string Source);
