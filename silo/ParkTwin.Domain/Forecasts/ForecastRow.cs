namespace ParkTwin.Domain.Forecasts;

/// <summary>What is expected of one quarter-hour, millionths of the measure; all null where too little is known.</summary>
/// <param name="StartUnixMs">Its first instant.</param>
/// <param name="OffsetMs">What the park's clock is ahead of UTC then.</param>
/// <param name="Amount">The expected amount.</param>
/// <param name="Low">One of ten back-tested errors lay below this; null where they are too few.</param>
/// <param name="High">One of ten back-tested errors lay above this; null where they are too few.</param>
public readonly record struct ForecastRow(long StartUnixMs, int OffsetMs, long? Amount, long? Low, long? High);
