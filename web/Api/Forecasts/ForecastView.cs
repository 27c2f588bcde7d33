namespace ParkTwin.Web.Api.Forecasts;

/// <summary>A forecast by the quarter-hour: from the one that holds the present to the end of tomorrow in the park's zone.</summary>
public sealed record ForecastView
{
    /// <summary>The enterprise; null for the park's own meters and for the park's sum.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>electricity, gas, water, heat or pv.</summary>
    public required string Carrier { get; init; }

    /// <summary>Unit of the values.</summary>
    public required string Unit { get; init; }

    /// <summary>PT15M.</summary>
    public required string Step { get; init; }

    /// <summary>IANA time zone in which days are cut.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Meters in the sum.</summary>
    public required int Meters { get; init; }

    /// <summary>Other units in which the same carrier is metered here; they never add.</summary>
    public required IReadOnlyList<string> OtherUnits { get; init; }

    /// <summary>The method and its version.</summary>
    public required string Method { get; init; }

    /// <summary>What it rests on.</summary>
    public required ForecastBasisView Basis { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<ForecastRowView> Values { get; init; }
}
