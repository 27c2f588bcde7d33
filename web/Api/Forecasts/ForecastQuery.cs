namespace ParkTwin.Web.Api.Forecasts;

/// <summary>The query of a forecast as texts: which line.</summary>
internal sealed record ForecastQuery(string? Carrier, string? Role, string? Unit)
{
    /// <summary>Checks all; answers the sentence for the first that is wrong, or null.</summary>
    public string? TryRead(out UsageLine line) => CarrierQuery.TryReadLine(Carrier, Role, Unit, out line);
}
