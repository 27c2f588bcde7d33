namespace ParkTwin.Web.Api.Forecasts;

/// <summary>The query of a forecast as texts: which line.</summary>
internal sealed record ForecastQuery
{
    /// <summary>The energy carrier, a word of the meters' registration: <c>electricity</c>, <c>gas</c>.</summary>
    public string? Carrier { get; init; }

    /// <summary>The role of the meters, <c>grid-import</c>; left out, the roles that are use.</summary>
    public string? Role { get; init; }

    /// <summary>The unit of the amounts, <c>kWh</c>; needed where the carrier is metered in two.</summary>
    public string? Unit { get; init; }

    /// <summary>Checks all; answers the sentence for the first that is wrong, or null.</summary>
    public string? TryRead(out UsageLine line) => CarrierQuery.TryReadLine(Carrier, Role, Unit, out line);
}
