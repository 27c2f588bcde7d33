using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>Readings of one meter.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ReadingsAnswer")]
public sealed record ReadingsAnswer
{
    /// <summary>In time order.</summary>
    [Id(0)]
    public required JudgedReading[] Readings { get; init; }

    /// <summary>True when the limit cut the list.</summary>
    [Id(1)]
    public bool Truncated { get; init; }
}
