namespace ParkTwin.Web.Api.Billing;

/// <summary>One time band of a month's bill.</summary>
public sealed record BillBandView
{
    /// <summary>sharp, peak, flat, valley, deep-valley, or none where no band is known.</summary>
    public required string Band { get; init; }

    /// <summary>Energy so far, kWh.</summary>
    public required decimal? Kwh { get; init; }

    /// <summary>The part of it whose place in time was interpolated, and with it its band, kWh; null where nothing is known.</summary>
    public required decimal? EstimatedKwh { get; init; }

    /// <summary>The band's price, 元/kWh.</summary>
    public required decimal? Price { get; init; }

    /// <summary>Energy charge so far, 元.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>Energy at the month's end, kWh.</summary>
    public required BillForecastView ForecastKwh { get; init; }

    /// <summary>Energy charge at the month's end, 元.</summary>
    public required BillForecastView ForecastCost { get; init; }
}
