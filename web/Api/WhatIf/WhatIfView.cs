namespace ParkTwin.Web.Api.WhatIf;

/// <summary>What would be. Nothing of it is kept.</summary>
public sealed record WhatIfView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; null for the whole park.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The factor scope of <c>before</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>The factor scope of <c>after</c>.</summary>
    public required string ScopeAfter { get; init; }

    /// <summary>Version of the reference data of <c>before</c>.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Version of the reference data of <c>after</c>.</summary>
    public required string FactorSetAfter { get; init; }

    /// <summary>Covered share of the metered time, 0 to 1.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>What is done to the load, in order.</summary>
    public required IReadOnlyList<WhatIfStepView> Steps { get; init; }

    /// <summary>The figures that differ, and the main ones.</summary>
    public required IReadOnlyList<WhatIfRowView> Figures { get; init; }

    /// <summary>The mean day of bought electricity.</summary>
    public required IReadOnlyList<WhatIfHourView> Day { get; init; }

    /// <summary>The entry check; empty where nobody comes.</summary>
    public required IReadOnlyList<EntryCheckView> Checks { get; init; }
}
