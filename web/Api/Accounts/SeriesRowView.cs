namespace ParkTwin.Web.Api.Accounts;

/// <summary>One step of an account's series; null where nothing is known, never 0 for that.</summary>
/// <param name="Start">First instant of the step.</param>
/// <param name="GridImportKwh">Electricity bought.</param>
/// <param name="PvSelfUsedKwh">PV generated less fed in.</param>
/// <param name="LoadKwh">What was used: bought and self-used.</param>
/// <param name="TceCalorific">tce (当量).</param>
/// <param name="Tco2">tCO2, location-based with the provincial factor: scope 1 and 2 of what is metered.</param>
/// <param name="Measured">Share of the metered kWh whose place in time was measured, 0..1; null where no kWh is known.</param>
/// <param name="Completeness">Covered share of the metered time, 0..1; null where no time of the step has passed.</param>
public sealed record SeriesRowView(
    DateTimeOffset Start,
    decimal? GridImportKwh,
    decimal? PvSelfUsedKwh,
    decimal? LoadKwh,
    decimal? TceCalorific,
    decimal? Tco2,
    decimal? Measured,
    decimal? Completeness);
