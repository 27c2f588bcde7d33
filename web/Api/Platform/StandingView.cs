namespace ParkTwin.Web.Api.Platform;

/// <summary>One enterprise in a period: its grade, carbon and energy, how they moved, its open flags and how complete its data are.</summary>
public sealed record StandingView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its industry (GB/T 4754); null where the registry states none.</summary>
    public required string? Industry { get; init; }

    /// <summary>provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>The reported version that is shown; null while the period is provisional.</summary>
    public required int? Version { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Grade, 1 (best) to 5; null where it is not evaluable.</summary>
    public required decimal? Grade { get; init; }

    /// <summary>Level: 1 低碳, 2 中碳, 3 高碳.</summary>
    public required decimal? Level { get; init; }

    /// <summary>L: tCO2 per 万元 value added.</summary>
    public required decimal? L { get; init; }

    /// <summary>K: L over the mean of the industry.</summary>
    public required decimal? K { get; init; }

    /// <summary>The mean of the industry that K is taken against, tCO2/万元; null where none is entered.</summary>
    public required decimal? Mean { get; init; }

    /// <summary>Carbon, tCO2.</summary>
    public required decimal? Tco2 { get; init; }

    /// <summary>Energy, tce (当量值).</summary>
    public required decimal? Tce { get; init; }

    /// <summary>Electricity used, kWh.</summary>
    public required decimal? LoadKwh { get; init; }

    /// <summary>Carbon of the compared period, tCO2; null where nothing is compared or it is unknown.</summary>
    public required decimal? Tco2Before { get; init; }

    /// <summary>Carbon per value added of the compared period, tCO2/万元.</summary>
    public required decimal? LBefore { get; init; }

    /// <summary>Covered share of the metered time of the least covered flow, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>Open flags: neither closed nor dismissed.</summary>
    public required int OpenFlags { get; init; }

    /// <summary>Of those, candidates that nobody has looked at.</summary>
    public required int Candidates { get; init; }

    /// <summary>From each name whose value is null to why, and what to do.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }
}
