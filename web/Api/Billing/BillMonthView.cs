namespace ParkTwin.Web.Api.Billing;

/// <summary>The bill and the greatest demand of one month, as its account shows them.</summary>
public sealed record BillMonthView
{
    /// <summary>The month, for example <c>2026-10</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Bought energy, kWh.</summary>
    public required decimal? Kwh { get; init; }

    /// <summary>Energy charge, 元.</summary>
    public required decimal? Energy { get; init; }

    /// <summary>Basic charge, 元.</summary>
    public required decimal? Demand { get; init; }

    /// <summary>Power-factor adjustment, 元.</summary>
    public required decimal? PowerFactorAdjustment { get; init; }

    /// <summary>The bill, 元.</summary>
    public required decimal? Total { get; init; }

    /// <summary>Greatest quarter-hour as mean power, kW.</summary>
    public required decimal? MaxDemandKw { get; init; }

    /// <summary>Power factor, two decimals.</summary>
    public required decimal? PowerFactor { get; init; }

    /// <summary>Covered share of the metered time, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>From each key of this row to the id that opens it.</summary>
    public required IReadOnlyDictionary<string, string> Figures { get; init; }
}
