using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>A month's bill at its end: what is known, and what is expected of the rest.</summary>
public sealed record BillForecast
{
    /// <summary>Bought energy, kWh.</summary>
    public required ForecastFigure Kwh { get; init; }

    /// <summary>Bought energy by band, kWh.</summary>
    public required IReadOnlyDictionary<TimeBand, ForecastFigure> BandKwh { get; init; }

    /// <summary>Energy charge by band, 元.</summary>
    public required IReadOnlyDictionary<TimeBand, ForecastFigure> BandCost { get; init; }

    /// <summary>Energy charge (电度电费), 元.</summary>
    public required ForecastFigure Energy { get; init; }

    /// <summary>Greatest demand, kW.</summary>
    public required ForecastFigure MaxKw { get; init; }

    /// <summary>Basic charge (基本电费), 元.</summary>
    public required ForecastFigure Demand { get; init; }

    /// <summary>Power-factor adjustment (力调电费) at the power factor so far, 元.</summary>
    public required ForecastFigure Adjustment { get; init; }

    /// <summary>The bill, 元.</summary>
    public required ForecastFigure Total { get; init; }

    /// <summary>True where the month is over, or nothing of it is to come.</summary>
    public required bool IsOver { get; init; }
}
