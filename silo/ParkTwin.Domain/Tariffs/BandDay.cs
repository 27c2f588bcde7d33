namespace ParkTwin.Domain.Tariffs;

/// <summary>The bands of one local day: 96 quarter-hours of the local clock, index 0 from 00:00.</summary>
/// <param name="Quarters">Exactly 96 bands.</param>
public sealed record BandDay(IReadOnlyList<TimeBand> Quarters);
