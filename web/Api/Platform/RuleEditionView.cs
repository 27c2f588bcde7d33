namespace ParkTwin.Web.Api.Platform;

/// <summary>One rule as a published version has it.</summary>
public sealed record RuleEditionView
{
    /// <summary>The rule's version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Key of the figure that is compared; null where the rule takes several.</summary>
    public required string? Figure { get; init; }

    /// <summary>above, at-least or below.</summary>
    public required string Compare { get; init; }

    /// <summary>The thresholds, from the first met to the last.</summary>
    public required IReadOnlyList<RuleLevelView> Levels { get; init; }

    /// <summary>From month, quarter or year to the consecutive periods in which it must hold.</summary>
    public required IReadOnlyDictionary<string, int> On { get; init; }

    /// <summary>Completeness below which the rule is silent; null for none.</summary>
    public required decimal? MinCompleteness { get; init; }

    /// <summary>First local date; null for any.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date; null for any.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>The publication or standard.</summary>
    public required string Source { get; init; }

    /// <summary>confirmed, calculated or check.</summary>
    public required string Confidence { get; init; }
}
