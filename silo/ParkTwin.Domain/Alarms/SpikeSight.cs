namespace ParkTwin.Domain.Alarms;

/// <summary>Something that a meter cannot have counted.</summary>
/// <param name="AtUnixMs">The reading's own time, or the start of the quarter-hour.</param>
/// <param name="Value">The reading's value before its ratio, or the rate of the quarter-hour in measure per hour.</param>
/// <param name="Limit">What it was held against in the same unit; null for a reading that the ledger left out.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="LeftOut">True for a reading that the ledger left out; false for a step that counts.</param>
public sealed record SpikeSight(long AtUnixMs, decimal Value, decimal? Limit, string Unit, bool LeftOut);
