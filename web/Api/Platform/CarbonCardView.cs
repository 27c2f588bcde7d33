namespace ParkTwin.Web.Api.Platform;

/// <summary>What the 碳效码 card of an enterprise shows.</summary>
public sealed record CarbonCardView
{
    /// <summary>Grade, 1 (best) to 5; null where it is not evaluable.</summary>
    public required decimal? Grade { get; init; }

    /// <summary>Level: 1 低碳, 2 中碳, 3 高碳.</summary>
    public required decimal? Level { get; init; }

    /// <summary>L: tCO2 per 万元 value added.</summary>
    public required decimal? L { get; init; }

    /// <summary>K: L over the mean of the industry.</summary>
    public required decimal? K { get; init; }

    /// <summary>Why there is no grade; null where there is one.</summary>
    public required string? Reason { get; init; }

    /// <summary>Id of the figure that the card's code opens: the grade, or L where there is no grade.</summary>
    public required string Figure { get; init; }

    /// <summary>The edition of the rule, for example <c>zj-carbon-code</c>; null where none is in force.</summary>
    public required string? Edition { get; init; }

    /// <summary>The publication that sets its limits.</summary>
    public required string? Source { get; init; }

    /// <summary>Ids of the reference entries to be checked before formal use that it rests on.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>
    /// The first twelve hexadecimal digits of the SHA-256 of figure id, grade, L, K, edition and reference set: the same card has the same,
    /// so that a printed card can be compared with this answer.
    /// </summary>
    public required string Check { get; init; }
}
