using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Flags;

/// <summary>What one rule found of one enterprise in one period; <see cref="FlagLifecycle.Merge"/> makes flags of them.</summary>
public sealed record FlagFinding
{
    /// <summary>The park.</summary>
    public required ParkId Park { get; init; }

    /// <summary>The enterprise.</summary>
    public required EnterpriseId Enterprise { get; init; }

    /// <summary>The rule's word.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's version.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The evaluated period.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>What it found.</summary>
    public required FlagVerdict Verdict { get; init; }

    /// <summary>Id of the figure that was compared.</summary>
    public required string Figure { get; init; }

    /// <summary>Its value; null when unknown.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The threshold that was met, or else the first of the rule; null when unknown.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>Unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Completeness of the account, 0..1; null where nothing is metered.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>One sentence: value, threshold, basis; or why there is no verdict and what to do.</summary>
    public required string Text { get; init; }

    /// <summary>Id of a flag raised by this finding: <c>park~enterprise~RULE~period</c>.</summary>
    public string FlagId => $"{Park}~{Enterprise}~{Rule}~{Period}";
}
