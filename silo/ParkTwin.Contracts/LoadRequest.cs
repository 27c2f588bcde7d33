using Orleans;

namespace ParkTwin.Contracts;

/// <summary>Asks when an enterprise buys electricity: hour by hour over a span, summed by kind of hour.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.LoadRequest")]
public sealed record LoadRequest
{
    /// <summary>Start, Unix milliseconds: the first instant of a local month.</summary>
    [Id(0)]
    public required long FromUnixMs { get; init; }

    /// <summary>End, Unix milliseconds, exclusive: an hour that begins before it is looked at.</summary>
    [Id(1)]
    public required long ToUnixMs { get; init; }
}
