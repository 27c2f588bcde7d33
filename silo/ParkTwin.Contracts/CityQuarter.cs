using Orleans;
using ParkTwin.Domain.City;

namespace ParkTwin.Contracts;

/// <summary>What the city's register holds of one quarter.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.CityQuarter")]
public sealed record CityQuarter
{
    /// <summary>The newest declared value of each zone and axis.</summary>
    [Id(0)]
    public required IReadOnlyList<DeclaredAxis> Axes { get; init; }

    /// <summary>The newest target of each axis and zone for the quarter's year.</summary>
    [Id(1)]
    public required IReadOnlyList<EnteredTarget> Targets { get; init; }

    /// <summary>The published versions, oldest first; empty before the quarter is published.</summary>
    [Id(2)]
    public required IReadOnlyList<PublishedRanking> Published { get; init; }
}
