using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>A published quarter: version 1 is the publication, later ones are restatements beside it.</summary>
public sealed record PublishedRanking
{
    /// <summary>The quarter.</summary>
    public required AccountingPeriod Quarter { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }

    /// <summary>Who published it.</summary>
    public required string By { get; init; }

    /// <summary>Why it is restated; null for version 1 or when not said.</summary>
    public string? Note { get; init; }

    /// <summary>The ranking as it was published, canonical JSON (<see cref="RankingDocument"/>); never written anew.</summary>
    public required string Document { get; init; }
}
