namespace ParkTwin.Web.Api.WhatIf;

/// <summary>An enterprise that is not there yet, by the year.</summary>
public sealed record NewcomerBody
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Industry code (GB/T 4754), for example C26.</summary>
    public string? Industry { get; init; }

    /// <summary>Electricity, kWh a year; 0 or more.</summary>
    public decimal? YearKwh { get; init; }

    /// <summary>Natural gas, Nm³ a year.</summary>
    public decimal? YearGasNm3 { get; init; }

    /// <summary>Gross output, 万元 a year.</summary>
    public decimal? YearOutput { get; init; }

    /// <summary>Value added, 万元 a year.</summary>
    public decimal? YearValueAdded { get; init; }

    /// <summary>Land, mu (亩); without it nothing per mu is known of it.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Floor area, m².</summary>
    public decimal? FloorM2 { get; init; }

    /// <summary>continuous (when absent), two-shifts or day-shift.</summary>
    public string? Pattern { get; init; }

    /// <summary>Tariff id.</summary>
    public string? Tariff { get; init; }

    /// <summary>Transformer capacity, kVA.</summary>
    public decimal? TransformerKva { get; init; }
}
