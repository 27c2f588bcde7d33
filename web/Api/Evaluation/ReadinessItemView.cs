namespace ParkTwin.Web.Api.Evaluation;

/// <summary>One line of a check list.</summary>
public sealed record ReadinessItemView
{
    /// <summary>Id of the indicator.</summary>
    public required string Item { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Unit of value and threshold.</summary>
    public required string Unit { get; init; }

    /// <summary>at-most or at-least: how value and threshold compare.</summary>
    public required string Compare { get; init; }

    /// <summary>True when the scheme is failed without it.</summary>
    public required bool Core { get; init; }

    /// <summary>The park's value; null where unknown.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The limit for a park of this size; null where unknown.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>pass, fail, unknown or not-applicable.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why it is unknown or does not apply, and what to do; null otherwise.</summary>
    public required string? Reason { get; init; }

    /// <summary>The id that opens the value; null where it is a step of this evaluation, or unknown.</summary>
    public required string? Figure { get; init; }
}
