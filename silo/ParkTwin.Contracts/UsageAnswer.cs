using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>A usage series.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.UsageAnswer")]
public sealed record UsageAnswer
{
    /// <summary>The carrier.</summary>
    [Id(0)]
    public required Carrier Carrier { get; init; }

    /// <summary>What the amounts are millionths of.</summary>
    [Id(1)]
    public required Measure Measure { get; init; }

    /// <summary>The zone the steps are cut in.</summary>
    [Id(2)]
    public required string TimeZone { get; init; }

    /// <summary>Meters that were summed.</summary>
    [Id(3)]
    public required int Meters { get; init; }

    /// <summary>One row per step, without gaps.</summary>
    [Id(4)]
    public required UsageRow[] Rows { get; init; }

    /// <summary>Other measures in which this carrier is metered here and which are not in the rows; they never add.</summary>
    [Id(5)]
    public IReadOnlyList<Measure> OtherMeasures { get; init; } = [];
}
