namespace ParkTwin.Web.Api;

/// <summary>One step of a usage series.</summary>
/// <param name="Start">First instant of the step.</param>
/// <param name="Value">The known amount; null where nothing is known, never 0 for that.</param>
/// <param name="Measured">The part whose place in time was measured, not interpolated; null where nothing is known.</param>
/// <param name="Completeness">How much of the step readings account for, 0 to 1.</param>
public sealed record UsageRowView(DateTimeOffset Start, decimal? Value, decimal? Measured, decimal Completeness);
