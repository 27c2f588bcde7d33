using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Baselines;

/// <summary>One month of a reference or reporting period.</summary>
/// <param name="Month">The month.</param>
/// <param name="Energy">The energy, in the baseline's unit; null is unknown.</param>
/// <param name="Driver">The driver, in the baseline's driver unit; null is unknown.</param>
/// <param name="Completeness">Covered share of the metered time, 0..1; null where nothing is metered (declared energy).</param>
public sealed record BaselinePoint(LocalMonth Month, decimal? Energy, decimal? Driver, decimal? Completeness);
