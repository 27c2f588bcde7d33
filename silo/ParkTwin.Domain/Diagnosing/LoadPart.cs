namespace ParkTwin.Domain.Diagnosing;

/// <summary>The hours of one kind in a period.</summary>
/// <param name="Kwh">Bought in the known ones, kWh.</param>
/// <param name="EstimatedKwh">The part whose place in time was interpolated, kWh.</param>
/// <param name="Hours">How many are known.</param>
public readonly record struct LoadPart(decimal Kwh, decimal EstimatedKwh, int Hours)
{
    /// <summary>With one hour more; an unknown one changes nothing.</summary>
    public LoadPart With(in LoadHour hour) =>
        hour.Kwh is { } kwh ? new(Kwh + kwh, EstimatedKwh + hour.EstimatedKwh, Hours + 1) : this;
}
