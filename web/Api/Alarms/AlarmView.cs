namespace ParkTwin.Web.Api.Alarms;

/// <summary>One alarm: what was seen against which limit, and what became of it.</summary>
public sealed record AlarmView
{
    /// <summary>Its id, stable.</summary>
    public required string Id { get; init; }

    /// <summary>offline, frozen, spike, demand, pv-underperformance or imbalance.</summary>
    public required string Kind { get; init; }

    /// <summary>warning or critical.</summary>
    public required string Severity { get; init; }

    /// <summary>open, acknowledged, shelved, resolved (by a person) or cleared (by itself).</summary>
    public required string State { get; init; }

    /// <summary>The enterprise; null for the park's own meters.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>The meter; null where it is about the enterprise.</summary>
    public required string? Meter { get; init; }

    /// <summary>When a rule first saw it.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was resolved or cleared; null while it is not.</summary>
    public required DateTimeOffset? ClearedAt { get; init; }

    /// <summary>
    /// The instant it speaks of: the last reading of a silent meter, the start of a standstill, the suspect reading, the quarter-hour of the
    /// worst demand, the end of the 24 hours that were compared.
    /// </summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The worst that was seen; null where there is no number.</summary>
    public required decimal? Value { get; init; }

    /// <summary>What it was held against; null where there is no number.</summary>
    public required decimal? Limit { get; init; }

    /// <summary>Unit of both: min, h, kW, share, or the meter's own.</summary>
    public required string Unit { get; init; }

    /// <summary>Version of the limits when it was raised.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>What the rule has to say beside its numbers (left-out, step, contract, transformer, excess, shift); null for nothing.</summary>
    public required string? Detail { get; init; }

    /// <summary>True while the condition holds.</summary>
    public required bool Active { get; init; }

    /// <summary>How often it has come.</summary>
    public required int Times { get; init; }

    /// <summary>Alarms of one group are one matter (<c>offline~e1</c>); null for an alarm by itself.</summary>
    public required string? Group { get; init; }

    /// <summary>Who works on it; null for nobody.</summary>
    public required string? Assignee { get; init; }

    /// <summary>Until when it is shelved; null where it is not.</summary>
    public required DateTimeOffset? ShelvedUntil { get; init; }

    /// <summary>Id of the figure behind it; null where there is none. <c>GET /api/explain/{figure}</c> opens it.</summary>
    public required string? Figure { get; init; }

    /// <summary>Rises with every change; drop a lower one.</summary>
    public required long Revision { get; init; }

    /// <summary>What people said, oldest first.</summary>
    public required IReadOnlyList<AlarmCommentView> Comments { get; init; }

    /// <summary>Every step, oldest first.</summary>
    public required IReadOnlyList<AlarmStepView> Steps { get; init; }

    /// <summary>The steps that its state allows.</summary>
    public required IReadOnlyList<string> Allowed { get; init; }
}
