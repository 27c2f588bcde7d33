namespace ParkTwin.Domain.Billing;

/// <summary>What the ledgers of all meters that buy electricity hold together of one quarter-hour.</summary>
/// <param name="StartUnixMs">Its first instant, Unix milliseconds.</param>
/// <param name="Amount">Millionths of kWh; null where nothing is known.</param>
/// <param name="Estimated">The part of <paramref name="Amount"/> whose place in time was interpolated.</param>
public readonly record struct QuarterUse(long StartUnixMs, long? Amount, long Estimated);
