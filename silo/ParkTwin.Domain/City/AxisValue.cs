using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>The value of one axis of one zone in one quarter, the year to date for a flow.</summary>
/// <param name="Zone">Id of the zone.</param>
/// <param name="Axis">Id of the axis.</param>
/// <param name="Value">The value with its tree, or unknown with a reason.</param>
public sealed record AxisValue(string Zone, string Axis, Figure Value);
