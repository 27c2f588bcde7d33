namespace ParkTwin.Web.Api.Accounts;

/// <summary>The cost of bought electricity in a period, before government funds and transmission where they are not in the price; 元.</summary>
public sealed record CostView : AccountView
{
    /// <summary>Energy, by time bands.</summary>
    public required decimal? Energy { get; init; }

    /// <summary>Demand or capacity charge.</summary>
    public required decimal? Demand { get; init; }

    /// <summary>Power-factor adjustment (力调电费).</summary>
    public required decimal? PowerFactorAdjustment { get; init; }

    /// <summary>The sum.</summary>
    public required decimal? Total { get; init; }

    /// <summary>Mean price of energy, 元/kWh.</summary>
    public required decimal? Average { get; init; }

    /// <summary>Greatest quarter-hour as mean power, kW.</summary>
    public required decimal? MaxDemandKw { get; init; }

    /// <summary>Mean over greatest power, 0..1.</summary>
    public required decimal? LoadFactor { get; init; }

    /// <summary>Power factor; null where no reactive register is.</summary>
    public required decimal? PowerFactor { get; init; }

    /// <summary>Peak over valley energy.</summary>
    public required decimal? PeakValleyRatio { get; init; }

    /// <summary>By time band: sharp, peak, flat, valley, deep-valley.</summary>
    public required IReadOnlyDictionary<string, decimal?> ByBand { get; init; }

    /// <summary>Always <c>CNY</c>.</summary>
    public string Unit { get; init; } = "CNY";
}
