using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>The newest of one meter.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.MeterLive")]
public sealed record MeterLive
{
    /// <summary>The meter.</summary>
    [Id(0)]
    public required MeterId Meter { get; init; }

    /// <summary>Its newest reading and rate.</summary>
    [Id(1)]
    public required MeterHead Head { get; init; }

    /// <summary>Millionths since local midnight; null when nothing is known.</summary>
    [Id(2)]
    public long? Today { get; init; }
}
