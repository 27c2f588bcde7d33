namespace ParkTwin.Domain.Alarms;

/// <summary>What a rule says of one thing at one instant.</summary>
public sealed record AlarmFinding
{
    /// <summary>The rule's kind.</summary>
    public required AlarmKind Kind { get; init; }

    /// <summary>The enterprise; null for the park's own meters.</summary>
    public required EnterpriseId? Enterprise { get; init; }

    /// <summary>The meter; null where it is about the enterprise.</summary>
    public required MeterId? Meter { get; init; }

    /// <summary>What it says.</summary>
    public required AlarmVerdict Verdict { get; init; }

    /// <summary>How much hangs on it, where it is met.</summary>
    public AlarmSeverity Severity { get; init; }

    /// <summary>What was seen; null where there is no number.</summary>
    public decimal? Value { get; init; }

    /// <summary>What it was held against; null where there is no number.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Unit of both.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>The instant it speaks of (<see cref="Alarm.SeenUnixMs"/>).</summary>
    public long SeenUnixMs { get; init; }

    /// <summary>What the rule has to say beside its numbers; null for nothing.</summary>
    public string? Text { get; init; }
}
