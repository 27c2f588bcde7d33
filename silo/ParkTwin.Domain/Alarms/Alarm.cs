namespace ParkTwin.Domain.Alarms;

/// <summary>
/// One alarm: which rule saw what against which limit, and what became of it. There is never more than one unfinished alarm of a kind
/// and a thing. Immutable.
/// </summary>
public sealed record Alarm
{
    /// <summary>Its id, stable and safe in an address: <c>kind~enterprise~meter~milliseconds</c> (<c>-</c> where there is no meter).</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required AlarmKind Kind { get; init; }

    /// <summary>How much hangs on it.</summary>
    public required AlarmSeverity Severity { get; init; }

    /// <summary>Where it stands.</summary>
    public required AlarmState State { get; init; }

    /// <summary>The enterprise; null for the park's own meters.</summary>
    public EnterpriseId? Enterprise { get; init; }

    /// <summary>The meter; null where it is about the enterprise.</summary>
    public MeterId? Meter { get; init; }

    /// <summary>When a rule first saw it, Unix milliseconds.</summary>
    public required long OpenedUnixMs { get; init; }

    /// <summary>When it last changed, Unix milliseconds.</summary>
    public required long ChangedUnixMs { get; init; }

    /// <summary>When it was resolved or cleared, Unix milliseconds; null while it is not.</summary>
    public long? ClearedUnixMs { get; init; }

    /// <summary>
    /// The instant it speaks of, Unix milliseconds: the last reading of a silent meter, the start of a standstill, the suspect reading, the
    /// quarter-hour of the worst demand, the end of the compared span.
    /// </summary>
    public required long SeenUnixMs { get; init; }

    /// <summary>The worst that was seen; null where there is no number.</summary>
    public decimal? Value { get; init; }

    /// <summary>What it was held against; null where there is no number.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>Version of the limits (<see cref="AlarmLimits.Version"/>) when it was raised.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>True while the condition holds; false once it has gone, or where it was over when it was seen.</summary>
    public bool Active { get; init; }

    /// <summary>Since when the condition is seen to be gone; null while it holds. It clears after <see cref="AlarmLimits.ClearAfterMs"/>.</summary>
    public long? ClearingUnixMs { get; init; }

    /// <summary>How often it has come: 1, and one more for each return within <see cref="AlarmLimits.ReopenWithinMs"/>.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Who works on it; null for nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>Until when it is shelved; null where it is not.</summary>
    public long? ShelvedUntilUnixMs { get; init; }

    /// <summary>Rises with every change; a receiver drops a lower one.</summary>
    public long Revision { get; init; }

    /// <summary>Every step, oldest first.</summary>
    public IReadOnlyList<AlarmEntry> Trail { get; init; } = [];
}
