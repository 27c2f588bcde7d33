using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Baselines;

/// <summary>Degree days of one month (度日数).</summary>
/// <param name="Month">The month.</param>
/// <param name="Heating">Σ max(0, heating base − daily mean), K·d; null while a day's mean is unknown.</param>
/// <param name="Cooling">Σ max(0, daily mean − cooling base), K·d; null while a day's mean is unknown.</param>
/// <param name="KnownDays">Days with a mean.</param>
/// <param name="Reason">Why there is no sum and what to do; null where there is one.</param>
public readonly record struct DegreeDayMonth(LocalMonth Month, decimal? Heating, decimal? Cooling, int KnownDays, string? Reason);
