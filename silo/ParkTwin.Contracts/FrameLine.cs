using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>One line of an enterprise over a run of quarter-hours.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.FrameLine")]
public sealed record FrameLine
{
    /// <summary>The carrier.</summary>
    [Id(0)]
    public required Carrier Carrier { get; init; }

    /// <summary>The role of the meters summed.</summary>
    [Id(1)]
    public required MeterRole Role { get; init; }

    /// <summary>What amounts are millionths of.</summary>
    [Id(2)]
    public required Measure Measure { get; init; }

    /// <summary>Meters in the sum.</summary>
    [Id(3)]
    public required int Meters { get; init; }

    /// <summary>Millionths of each quarter-hour; null where nothing is known.</summary>
    [Id(4)]
    public required long?[] Amounts { get; init; }

    /// <summary>Meters of which each quarter-hour was measured.</summary>
    [Id(5)]
    public required int[] Measured { get; init; }
}
