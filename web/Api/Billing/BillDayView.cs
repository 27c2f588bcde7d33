namespace ParkTwin.Web.Api.Billing;

/// <summary>One local day of a month's bill, from the ledgers as they stand.</summary>
public sealed record BillDayView
{
    /// <summary>The local date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>workday, saturday, sunday or holiday.</summary>
    public required string Kind { get; init; }

    /// <summary>Energy, kWh; null where nothing is known.</summary>
    public required decimal? Kwh { get; init; }

    /// <summary>The interpolated part of it, kWh.</summary>
    public required decimal? EstimatedKwh { get; init; }

    /// <summary>Share of the day's quarter-hours of which something is known, 0..1.</summary>
    public required decimal Completeness { get; init; }

    /// <summary>Energy by band that has any, kWh.</summary>
    public required IReadOnlyDictionary<string, decimal> Bands { get; init; }

    /// <summary>Energy charge by band, 元; null where a price is not known.</summary>
    public required IReadOnlyDictionary<string, decimal?> Costs { get; init; }

    /// <summary>Energy charge, 元; null where a price that it needs is not known.</summary>
    public required decimal? Cost { get; init; }
}
