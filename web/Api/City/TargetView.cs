namespace ParkTwin.Web.Api.City;

/// <summary>An entered target.</summary>
/// <param name="Axis">Id of the axis.</param>
/// <param name="Year">The year.</param>
/// <param name="Zone">Id of the zone; null for all zones.</param>
/// <param name="Value">The year's target in the axis's unit.</param>
/// <param name="Source">Document and date.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When (UTC).</param>
public sealed record TargetView(string Axis, int Year, string? Zone, decimal Value, string Source, string By, DateTimeOffset At);
