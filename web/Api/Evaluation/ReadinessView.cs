namespace ParkTwin.Web.Api.Evaluation;

/// <summary>A park against the zero-carbon, ecological and green schemes.</summary>
public sealed record ReadinessView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>State of the year: provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Covered share of the metered time, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>True while a factor of an older data year stands in, or the year is not over.</summary>
    public required bool ProvisionalFactors { get; init; }

    /// <summary>The check lists, in the reference data's order.</summary>
    public required IReadOnlyList<ReadinessSchemeView> Schemes { get; init; }
}
