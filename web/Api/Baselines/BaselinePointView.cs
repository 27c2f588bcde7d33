namespace ParkTwin.Web.Api.Baselines;

/// <summary>One month of a reference period, as it was when the baseline was made.</summary>
/// <param name="Month">The month.</param>
/// <param name="Energy">The energy; null where unknown.</param>
/// <param name="Driver">The driver; null where unknown.</param>
/// <param name="Completeness">Covered share of the metered time, 0..1; null where nothing is metered.</param>
public sealed record BaselinePointView(string Month, decimal? Energy, decimal? Driver, decimal? Completeness);
