namespace ParkTwin.Domain.Flags;

/// <summary>What a rule reads of one period before it compares.</summary>
internal sealed record FlagReading
{
    /// <summary>Id of the figure.</summary>
    public required string Figure { get; init; }

    /// <summary>Its value; null when unknown.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Unit of value and threshold.</summary>
    public required string Unit { get; init; }

    /// <summary>What the rule's thresholds are multiples of; 1 where they are plain.</summary>
    public decimal Base { get; init; } = 1m;

    /// <summary>What holds whatever the value is: <see cref="FlagVerdict.Met"/> or <see cref="FlagVerdict.Behind"/>; null compares.</summary>
    public FlagVerdict? Settled { get; init; }

    /// <summary>Completeness of the account.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>One sentence: the value and its basis, or why it is unknown.</summary>
    public required string Text { get; init; }

    /// <summary>A reading that is not known, with the reason.</summary>
    public static FlagReading Unknown(string figure, string unit, string reason) =>
        new() { Figure = figure, Value = null, Unit = unit, Text = reason };

    /// <summary>A threshold of the rule in the unit of the value.</summary>
    public decimal Of(decimal threshold) => threshold * Base;
}
