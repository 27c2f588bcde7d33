using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>Asks for a usage series of one meter, or of one carrier over the counted meters of an enterprise.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.UsageRequest")]
public sealed record UsageRequest
{
    /// <summary>Greatest number of rows in one answer: 40 000 are promised, 100 000 are given.</summary>
    public const int MaxRows = 100_000;

    /// <summary>The meter; null sums the counted meters of <see cref="Carrier"/>.</summary>
    [Id(0)]
    public MeterId? Meter { get; init; }

    /// <summary>The carrier; null when a meter is named.</summary>
    [Id(1)]
    public Carrier? Carrier { get; init; }

    /// <summary>The role to sum; null takes what is used (grid import and consumption; generation for PV).</summary>
    [Id(2)]
    public MeterRole? Role { get; init; }

    /// <summary>The measure to sum where a carrier is metered in two; null takes the only one.</summary>
    [Id(3)]
    public Measure? Measure { get; init; }

    /// <summary>Start, Unix milliseconds; the first row holds it.</summary>
    [Id(4)]
    public required long FromUnixMs { get; init; }

    /// <summary>End, Unix milliseconds, exclusive.</summary>
    [Id(5)]
    public required long ToUnixMs { get; init; }

    /// <summary>The step.</summary>
    [Id(6)]
    public required UsageStep Step { get; init; }
}
