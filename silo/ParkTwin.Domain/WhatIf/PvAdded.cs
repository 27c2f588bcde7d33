namespace ParkTwin.Domain.WhatIf;

/// <summary>More PV.</summary>
/// <param name="Kwp">Added capacity, kWp, above 0.</param>
/// <param name="ExistingKwp">Capacity of the PV that is metered, kWp: then what is added has its profile. Null takes the clear sky of
/// <see cref="ClearSky"/>.</param>
/// <param name="YieldHours">kWh per kWp and year, for the clear sky alone.</param>
public sealed record PvAdded(decimal Kwp, decimal? ExistingKwp, decimal YieldHours = PvAdded.UsualYield)
{
    /// <summary>What PV in Zhejiang usually yields, kWh per kWp and year; to be replaced by the project's own figure.</summary>
    public const decimal UsualYield = 1_000m;
}
