namespace ParkTwin.Web.Api.Platform;

/// <summary>The portrait (数字画像) of an enterprise in a period.</summary>
public sealed record PortraitView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The park's name.</summary>
    public required string ParkName { get; init; }

    /// <summary>The enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its industry (GB/T 4754); null where none is stated.</summary>
    public required string? Industry { get; init; }

    /// <summary>Its land, 亩; null where not stated.</summary>
    public required decimal? LandMu { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>The reported version that is shown; null while the period is provisional.</summary>
    public required int? Version { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Covered share of the metered time of the least covered flow, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>The mean of the known axes, 0 to 100; null where fewer than half are known.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The axes.</summary>
    public required IReadOnlyList<PortraitAxisView> Axes { get; init; }

    /// <summary>What is good: axes from 75 points.</summary>
    public required IReadOnlyList<SaidView> Strengths { get; init; }

    /// <summary>What is weak: axes below 40 points.</summary>
    public required IReadOnlyList<SaidView> Weaknesses { get; init; }

    /// <summary>The 碳效码 card.</summary>
    public required CarbonCardView Card { get; init; }
}
