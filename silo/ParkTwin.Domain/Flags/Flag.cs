using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Flags;

/// <summary>A flag on an enterprise in a period: the rule, the figure, the threshold, the evidence, and what people made of it.</summary>
public sealed record Flag
{
    /// <summary>Stable id: <c>park~enterprise~RULE~period</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The park.</summary>
    public required ParkId Park { get; init; }

    /// <summary>The enterprise.</summary>
    public required EnterpriseId Enterprise { get; init; }

    /// <summary>The rule's word, for example <c>CARBON_GRADE_5</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's version at the last evaluation.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The period it was evaluated for.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>Id of the figure that was compared.</summary>
    public required string Figure { get; init; }

    /// <summary>Its value when the flag was raised or last updated.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The threshold it was compared with.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>Unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Completeness of the figure, 0..1; null where nothing is metered.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>True while the condition holds; false once the figure is back behind the clearing threshold.</summary>
    public required bool Active { get; init; }

    /// <summary>Where it stands.</summary>
    public required FlagState State { get; init; }

    /// <summary>Who works on it; null for nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    public required IReadOnlyList<FlagEntry> Trail { get; init; }
}
