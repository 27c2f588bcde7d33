namespace ParkTwin.Web.Api.WhatIf;

/// <summary>One check of an enterprise that wants to come.</summary>
/// <param name="Check">sector, energy-scale, carbon-scale, carbon-level, park-intensity, budget-energy, budget-carbon, own-demand or park-demand.</param>
/// <param name="Verdict">pass, warn, fail, or unknown.</param>
/// <param name="Value">The figure; null where unknown.</param>
/// <param name="Limit">What it is compared with; null where there is none.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Rule, version and document of the threshold.</param>
public sealed record EntryCheckView(string Check, string Verdict, decimal? Value, decimal? Limit, string Unit, string Reason, string? Source);
