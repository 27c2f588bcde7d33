namespace ParkTwin.Web.Api.WhatIf;

/// <summary>More PV.</summary>
public sealed record PvBody
{
    /// <summary>Added capacity, kWp, above 0 and at most 1,000,000.</summary>
    public decimal? Kwp { get; init; }

    /// <summary>Capacity of the PV that is metered, kWp: what is added has its profile. Without it the clear sky's.</summary>
    public decimal? ExistingKwp { get; init; }

    /// <summary>kWh per kWp and year under the clear sky, 1,000 when absent; 100 to 3,000.</summary>
    public decimal? YieldHours { get; init; }
}
