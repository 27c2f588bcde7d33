using Orleans;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Contracts;

/// <summary>Asks for what the ledgers hold of a run of local months, by time band.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ActivityRequest")]
public sealed record ActivityRequest
{
    /// <summary>First month.</summary>
    [Id(0)]
    public required LocalMonth First { get; init; }

    /// <summary>Months, 1 to 60.</summary>
    [Id(1)]
    public required int Months { get; init; }

    /// <summary>The bands to sum by; <see cref="TimeBandTable.Empty"/> puts everything into <see cref="TimeBand.None"/>.</summary>
    [Id(2)]
    public required TimeBandTable Bands { get; init; }
}
