namespace ParkTwin.Domain.Forecasts;

/// <summary>One quarter-hour of a series that is to be forecast.</summary>
/// <param name="StartUnixMs">Its first instant.</param>
/// <param name="OffsetMs">What the park's clock is ahead of UTC then.</param>
/// <param name="Amount">Millionths of the measure; null where unknown, too incomplete to be compared, or still to come.</param>
public readonly record struct ForecastPoint(long StartUnixMs, int OffsetMs, long? Amount);
