namespace ParkTwin.Web.Api.Platform;

/// <summary>An open flag under the thresholds of two versions.</summary>
public sealed record RecheckedFlagView
{
    /// <summary>The flag.</summary>
    public required string Flag { get; init; }

    /// <summary>Its park.</summary>
    public required string Park { get; init; }

    /// <summary>Its enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The enterprise's name.</summary>
    public required string Name { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The rule's version that judged it.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The reference set that judged it.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Id of the figure.</summary>
    public required string Figure { get; init; }

    /// <summary>Its value.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Unit of value and thresholds.</summary>
    public required string Unit { get; init; }

    /// <summary>The threshold it was judged by.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>The highest threshold of the earlier version that the value reaches, else its first; null where it is not known.</summary>
    public required decimal? FromThreshold { get; init; }

    /// <summary>Whether the earlier version's condition holds; null where it cannot be said.</summary>
    public required bool? FromMet { get; init; }

    /// <summary>The highest threshold of the later version that the value reaches, else its first.</summary>
    public required decimal? ToThreshold { get; init; }

    /// <summary>Whether the later version's condition holds.</summary>
    public required bool? ToMet { get; init; }
}
