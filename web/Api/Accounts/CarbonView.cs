namespace ParkTwin.Web.Api.Accounts;

/// <summary>Carbon of an enterprise or a park in a period (GB/T 32150, scopes as of the GHG Protocol), tCO2.</summary>
public sealed record CarbonView : AccountView
{
    /// <summary>Fuels burned and processes on site.</summary>
    public required decimal? Scope1 { get; init; }

    /// <summary>Electricity and heat bought, location-based.</summary>
    public required decimal? Scope2Location { get; init; }

    /// <summary>Electricity and heat bought, market-based: less green certificates, the rest at the residual factor.</summary>
    public required decimal? Scope2Market { get; init; }

    /// <summary>scope1 + scope2Location.</summary>
    public required decimal? Total { get; init; }

    /// <summary>A memo: water.</summary>
    public required decimal? Scope3Memo { get; init; }

    /// <summary>A memo: what self-used PV spared. Never deducted: it is absent from what was bought.</summary>
    public required decimal? AvoidedSelfUse { get; init; }

    /// <summary>A memo: what exported PV spared elsewhere. Never netted.</summary>
    public required decimal? AvoidedExport { get; init; }

    /// <summary>tCO2 by flow, where a flow makes any.</summary>
    public required IReadOnlyDictionary<string, decimal?> ByFlow { get; init; }

    /// <summary>Always <c>tCO2</c>.</summary>
    public string Unit { get; init; } = "tCO2";
}
