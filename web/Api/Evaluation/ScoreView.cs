using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Evaluation;

/// <summary>The 亩均论英雄 score of an enterprise under a county's scheme: a candidate's figures for a person.</summary>
public sealed record ScoreView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The year, or twelve months to a month.</summary>
    public required string Period { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>State of the period: provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set of the account and the scheme.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Covered share of the metered time, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>True while a factor of an older data year stands in, or the period is not over.</summary>
    public required bool ProvisionalFactors { get; init; }

    /// <summary>Id of the scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>The county whose scheme it is.</summary>
    public required string County { get; init; }

    /// <summary>The year of the scheme's weights and reference values.</summary>
    public required int SchemeYear { get; init; }

    /// <summary>above or below scale (规上, 规下).</summary>
    public required string Scale { get; init; }

    /// <summary>The publication.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the scheme is: confirmed, check or not-found.</summary>
    public required string Confidence { get; init; }

    /// <summary>Ids of the schemes that <c>scheme</c> may name.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }

    /// <summary>The indicators in the scheme's order.</summary>
    public required IReadOnlyList<ScorePartView> Parts { get; init; }

    /// <summary>The sum of the points; null while one of them is unknown.</summary>
    public required decimal? Total { get; init; }

    /// <summary>A, B, C or D; null where the limits are not entered, go by rank, or the total is unknown.</summary>
    public required string? Class { get; init; }

    /// <summary>The class in Chinese; null where there is none.</summary>
    public required string? ClassZh { get; init; }

    /// <summary>From <c>total</c> and <c>class</c>, where null, to why, and what to do.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>From <c>total</c> to the tree that makes it.</summary>
    public required IReadOnlyDictionary<string, FigureNodeView> Trees { get; init; }
}
