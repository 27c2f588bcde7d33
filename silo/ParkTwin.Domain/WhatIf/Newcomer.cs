namespace ParkTwin.Domain.WhatIf;

/// <summary>An enterprise that is not there yet, by the year.</summary>
public sealed record Newcomer
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Industry code (GB/T 4754), for example <c>C26</c>; null where not stated.</summary>
    public string? Industry { get; init; }

    /// <summary>Electricity bought, kWh a year.</summary>
    public required decimal YearKwh { get; init; }

    /// <summary>Natural gas, Nm³ (0 °C) a year; null for none.</summary>
    public decimal? YearGasNm3 { get; init; }

    /// <summary>Gross output, 万元 a year; null where not stated.</summary>
    public decimal? YearOutput { get; init; }

    /// <summary>Value added, 万元 a year; null where not stated.</summary>
    public decimal? YearValueAdded { get; init; }

    /// <summary>Land it takes, mu (亩); null where not stated: what is per mu is unknown then.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Floor area, m²; null where not stated.</summary>
    public decimal? FloorM2 { get; init; }

    /// <summary>When it works.</summary>
    public WorkPattern Pattern { get; init; }

    /// <summary>Its supply contract; null where not stated.</summary>
    public SupplyContract? Contract { get; init; }
}
