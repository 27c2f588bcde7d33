namespace ParkTwin.Domain;

/// <summary>
/// A dated fact about a meter. Immutable; two events with the same instant and kind are one (the last recorded counts).
/// </summary>
public sealed record MeterEvent
{
    /// <summary>When it happened, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }

    /// <summary>What happened.</summary>
    public required MeterEventKind Kind { get; init; }

    /// <summary>
    /// Register value at the end of the old segment, meter unit before ratio; null when nobody read it (the span from the last
    /// reading to the event is then unknown).
    /// </summary>
    public decimal? Final { get; init; }

    /// <summary>Register value at the start of the new segment; null means 0 for a reset, unknown for a replacement.</summary>
    public decimal? Initial { get; init; }

    /// <summary>New ratio from here on; null leaves it.</summary>
    public decimal? Ratio { get; init; }

    /// <summary>New number of integer digits; null leaves it.</summary>
    public int? Digits { get; init; }

    /// <summary>New unit; null leaves it. The <see cref="Measure"/> must stay the same.</summary>
    public MeterUnit? Unit { get; init; }

    /// <summary>New greatest plausible rate, unit per hour after the ratio; null leaves it.</summary>
    public decimal? MaxRate { get; init; }

    /// <summary>New gas reference temperature in °C; null leaves it.</summary>
    public decimal? ReferenceTemperatureC { get; init; }

    /// <summary>
    /// For <see cref="MeterEventKind.Confirmation"/>: true accepts the reading at this instant whatever the rules say, false
    /// leaves it out.
    /// </summary>
    public bool? Accept { get; init; }

    /// <summary>Who said so and why; shown with the reading.</summary>
    public string? Note { get; init; }
}
