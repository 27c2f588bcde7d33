using System.Text.Json;

namespace ParkTwin.Web.Api.City;

/// <summary>The quarterly publication (季度晾晒): zones by rank with the axes of the radar. A missing axis is a gap, never 0.</summary>
public sealed record RankingView
{
    /// <summary>The quarter.</summary>
    public required string Quarter { get; init; }

    /// <summary>provisional, final (published: the published ranking is shown) or restated (a later one stands beside it).</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set of the ranking that is shown.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Lowest completeness of the accounts behind it, 0..1; null where nothing is metered.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>From <c>park.key</c> to the id of the park's figure that an axis follows from.</summary>
    public required IReadOnlyDictionary<string, string> Figures { get; init; }

    /// <summary>The radar: which axes, which targets.</summary>
    public required string Radar { get; init; }

    /// <summary>
    /// Each zone with rank, score, missed mandatory axes, and per axis raw value, target, score, reason of a gap and sources.
    /// </summary>
    public required JsonElement Zones { get; init; }

    /// <summary>The targets that are entered for the quarter's year, as they stand; those of a published ranking are in its zones.</summary>
    public required IReadOnlyList<TargetView> Targets { get; init; }

    /// <summary>The published versions, oldest first; empty before the quarter is published.</summary>
    public required IReadOnlyList<PublishedView> Published { get; init; }
}
