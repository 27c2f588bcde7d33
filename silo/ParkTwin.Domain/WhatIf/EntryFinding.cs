namespace ParkTwin.Domain.WhatIf;

/// <summary>One check with its reason.</summary>
/// <param name="Check">A stable word, for example <c>carbon-level</c>.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Value">The figure; null where unknown.</param>
/// <param name="Limit">What it is compared with; null where there is none.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Reason">Why, with values, units and the rule.</param>
/// <param name="Source">The document of the threshold, and its rule and version.</param>
public sealed record EntryFinding(
    string Check, EntryVerdict Verdict, decimal? Value, decimal? Limit, string Unit, string Reason, string? Source);
