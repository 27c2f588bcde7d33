namespace ParkTwin.Simulators.Model;

/// <summary>How big a site is, and what it has.</summary>
/// <param name="PeakKw">Electric load when everything runs, kW.</param>
/// <param name="PvKw">Peak power of its PV, kW; 0 without.</param>
/// <param name="FloorM2">Floor area, m².</param>
/// <param name="HasGas">Burns gas.</param>
/// <param name="HasHeat">Buys steam or heat.</param>
/// <param name="StorageKw">Power of its battery, kW; 0 without.</param>
internal readonly record struct SiteSize(
    double PeakKw, double PvKw, double FloorM2, bool HasGas, bool HasHeat, double StorageKw);
