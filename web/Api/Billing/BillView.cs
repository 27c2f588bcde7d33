using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Billing;

/// <summary>The electricity bill of a month: so far, by time band and day, and at the month's end.</summary>
public sealed record BillView : AccountView
{
    /// <summary>The park's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>True where the month is over.</summary>
    public required bool Over { get; init; }

    /// <summary>The supply contract; null where none is stated.</summary>
    public required ContractView? Contract { get; init; }

    /// <summary>The tariff; null where none is known.</summary>
    public required BillTariffView? Tariff { get; init; }

    /// <summary>Bought energy so far, kWh.</summary>
    public required decimal? Kwh { get; init; }

    /// <summary>Energy charge (电度电费) so far, 元.</summary>
    public required decimal? Energy { get; init; }

    /// <summary>Basic charge (基本电费) by the greatest demand so far, or by capacity, 元.</summary>
    public required decimal? Demand { get; init; }

    /// <summary>Power-factor adjustment (力调电费) so far, 元; negative lowers the bill.</summary>
    public required decimal? PowerFactorAdjustment { get; init; }

    /// <summary>The bill so far, 元: the account's cost of the same month, to the last digit.</summary>
    public required decimal? Total { get; init; }

    /// <summary>Mean price of energy, 元/kWh.</summary>
    public required decimal? Average { get; init; }

    /// <summary>Greatest quarter-hour as mean power, kW.</summary>
    public required decimal? MaxDemandKw { get; init; }

    /// <summary>Power factor, two decimals.</summary>
    public required decimal? PowerFactor { get; init; }

    /// <summary>The time bands from the dearest to the cheapest.</summary>
    public required IReadOnlyList<BillBandView> Bands { get; init; }

    /// <summary>At the month's end: kwh, energy, maxDemandKw, demand, powerFactorAdjustment, total.</summary>
    public required IReadOnlyDictionary<string, BillForecastView> Forecast { get; init; }

    /// <summary>What the forecast rests on.</summary>
    public required BillMethodView Method { get; init; }

    /// <summary>The days of the month, those to come among them.</summary>
    public required IReadOnlyList<BillDayView> Days { get; init; }

    /// <summary>The months up to this one, oldest first.</summary>
    public required IReadOnlyList<BillMonthView> Months { get; init; }

    /// <summary>What the bill lacks, and who can mend it.</summary>
    public required IReadOnlyList<BillLackView> Lacks { get; init; }

    /// <summary>From each forecast key (<c>forecast.total</c>, <c>forecast.total.low</c>) to the tree that makes it.</summary>
    public required IReadOnlyDictionary<string, FigureNodeView> Trees { get; init; }
}
