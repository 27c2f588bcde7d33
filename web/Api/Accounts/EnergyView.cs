namespace ParkTwin.Web.Api.Accounts;

/// <summary>Energy of an enterprise or a park in a period, also as standard coal (GB/T 2589-2020).</summary>
public sealed record EnergyView : AccountView
{
    /// <summary>Electricity used: bought plus self-used generation, kWh.</summary>
    public required decimal? LoadKwh { get; init; }

    /// <summary>Comprehensive energy at the calorific value of electricity (当量值), tce; with PV, without water.</summary>
    public required decimal? TceCalorific { get; init; }

    /// <summary>The same at the primary-equivalent value (等价值); null while the region's coefficient is unknown.</summary>
    public required decimal? TceEquivalent { get; init; }

    /// <summary>tceCalorific without self-used PV (outside the cap on energy consumption), tce.</summary>
    public required decimal? TceCalorificWithoutPv { get; init; }

    /// <summary>tceCalorific with water and other energy media (耗能工质), tce.</summary>
    public required decimal? TceCalorificWithMedia { get; init; }

    /// <summary>By flow, for example <c>grid-import</c>, <c>gas</c>, <c>diesel</c>.</summary>
    public required IReadOnlyDictionary<string, EnergyCarrierView> ByCarrier { get; init; }
}
