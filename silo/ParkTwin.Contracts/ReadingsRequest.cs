using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>Asks for the readings of one meter.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ReadingsRequest")]
public sealed record ReadingsRequest
{
    /// <summary>The meter.</summary>
    [Id(0)]
    public required MeterId Meter { get; init; }

    /// <summary>Start, Unix milliseconds.</summary>
    [Id(1)]
    public required long FromUnixMs { get; init; }

    /// <summary>End, Unix milliseconds, exclusive.</summary>
    [Id(2)]
    public required long ToUnixMs { get; init; }

    /// <summary>Greatest number of readings in the answer.</summary>
    [Id(3)]
    public int Limit { get; init; } = 10_000;
}
