namespace ParkTwin.Web.Api.Evaluation;

/// <summary>One indicator of a score: value ÷ reference × weight.</summary>
public sealed record ScorePartView
{
    /// <summary>Id of the indicator, for example <c>taxPerMu</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>Unit of value and reference.</summary>
    public required string Unit { get; init; }

    /// <summary>The enterprise's value; null where unknown.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The county's reference value.</summary>
    public required decimal Reference { get; init; }

    /// <summary>The weight; all weights add up to 100.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The points; null where the value is unknown.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The id that opens the value; null where it is a step of this evaluation.</summary>
    public required string? Figure { get; init; }

    /// <summary>Why the value is unknown, and what to do; null where it is known.</summary>
    public required string? Reason { get; init; }
}
