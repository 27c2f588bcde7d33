using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>What is still to come in one time band of a month, from like days; kWh.</summary>
/// <param name="Band">The band.</param>
/// <param name="Missing">For quarter-hours that have passed and are not known.</param>
/// <param name="Rest">For those to come, and what the running one lacks.</param>
/// <param name="Variance">Of <paramref name="Missing"/> and <paramref name="Rest"/> together, kWh².</param>
public sealed record BandProjection(TimeBand Band, decimal Missing, decimal Rest, decimal Variance);
