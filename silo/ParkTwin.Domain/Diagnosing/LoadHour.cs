namespace ParkTwin.Domain.Diagnosing;

/// <summary>Bought electricity of one local hour.</summary>
/// <param name="Day">Its local date.</param>
/// <param name="Hour">Its local hour, 0 to 23.</param>
/// <param name="Kwh">The amount, kWh; null where nothing is known.</param>
/// <param name="EstimatedKwh">The part whose place in time was interpolated, kWh.</param>
public readonly record struct LoadHour(DateOnly Day, int Hour, decimal? Kwh, decimal EstimatedKwh);
