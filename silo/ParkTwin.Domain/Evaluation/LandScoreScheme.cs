using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Evaluation;

/// <summary>A county's 亩均论英雄 scheme of a year, for enterprises above or below scale (规上/规下).</summary>
public sealed record LandScoreScheme
{
    /// <summary>Id, unique in the document, for example <c>huangyan-2022-above</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The county.</summary>
    public required string County { get; init; }

    /// <summary>The year of weights and reference values.</summary>
    public required int Year { get; init; }

    /// <summary>True for enterprises above scale (规上).</summary>
    public required bool AboveScale { get; init; }

    /// <summary>The indicators; weights add up to 100.</summary>
    public required IReadOnlyList<LandScoreIndicator> Indicators { get; init; }

    /// <summary>The classes, best first.</summary>
    public required IReadOnlyList<LandScoreClass> Classes { get; init; }

    /// <summary>The publication.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }
}
