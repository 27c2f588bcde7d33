namespace ParkTwin.Web.Api.WhatIf;

/// <summary>What is to be tried; everything that is absent stays as it is.</summary>
public sealed record WhatIfBody
{
    /// <summary>The period whose ledger it is tried on, for example 2026-10.</summary>
    public string? Period { get; init; }

    /// <summary>provincial (when absent), regional or national.</summary>
    public string? Scope { get; init; }

    /// <summary>Of a park: the enterprise that PV, shifts and tariff are of.</summary>
    public string? Enterprise { get; init; }

    /// <summary>More PV.</summary>
    public PvBody? Pv { get; init; }

    /// <summary>Load that is moved, in order; at most 10.</summary>
    public IReadOnlyList<ShiftBody>? Shifts { get; init; }

    /// <summary>Another tariff.</summary>
    public string? Tariff { get; init; }

    /// <summary>Another factor scope.</summary>
    public string? FactorScope { get; init; }

    /// <summary>Another version of the reference data.</summary>
    public string? FactorSet { get; init; }

    /// <summary>Of a park: an enterprise that comes.</summary>
    public NewcomerBody? Newcomer { get; init; }
}
