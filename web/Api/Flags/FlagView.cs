namespace ParkTwin.Web.Api.Flags;

/// <summary>A candidate for a person: a rule, the figure it compared, the threshold, the evidence, and what people made of it.</summary>
public sealed record FlagView
{
    /// <summary>Its id, stable: <c>park~enterprise~RULE~period</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The rule, for example <c>CARBON_GRADE_5</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's version at the last evaluation.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The period it was evaluated for.</summary>
    public required string Period { get; init; }

    /// <summary>Id of the figure that was compared; <c>GET /api/explain/{figure}</c> opens it.</summary>
    public required string Figure { get; init; }

    /// <summary>Its value when the flag was raised or last updated.</summary>
    public required decimal? Value { get; init; }

    /// <summary>What it was compared with.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>Unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Completeness of the figure, 0..1; null where nothing is metered.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>True while the condition holds.</summary>
    public required bool Active { get; init; }

    /// <summary>candidate, verified, notified, answered, appealed, closed, dismissed or escalated.</summary>
    public required string State { get; init; }

    /// <summary>Who works on it; null for nobody.</summary>
    public required string? Assignee { get; init; }

    /// <summary>The step that is waited for: verify, notify, answer, judge or close; null where none is.</summary>
    public string? Awaited { get; init; }

    /// <summary>By when that step is due; null where none is waited for.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    public required IReadOnlyList<FlagEntryView> Trail { get; init; }
}
