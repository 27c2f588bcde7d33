namespace ParkTwin.Domain.City;

/// <summary>The axes of the quarterly publication (季度晾晒) and the rule by which zones are ranked.</summary>
public sealed record Radar
{
    /// <summary>Id, unique in the document.</summary>
    public required string Id { get; init; }

    /// <summary>First local date it may be used for; null for any.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date it may be used for; null for any.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Known axes that a zone needs to be ranked; the mandatory ones count among them.</summary>
    public required int LeastAxes { get; init; }

    /// <summary>The greatest score of an axis.</summary>
    public required decimal HighestScore { get; init; }

    /// <summary>The axes.</summary>
    public required IReadOnlyList<RadarAxis> Axes { get; init; }

    /// <summary>The publication.</summary>
    public required string Source { get; init; }
}
