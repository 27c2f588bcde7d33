using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>What the ledger of one meter holds of a span.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Amount">Millionths of its measure; null where nothing is known.</param>
/// <param name="Estimated">The estimated part of <paramref name="Amount"/>.</param>
/// <param name="CoveredMs">Milliseconds accounted for.</param>
/// <param name="ExpectedMs">Length of the span.</param>
/// <param name="Nights">Lowest use in a full hour of each night, oldest first; null where the night was not measured through.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.BalanceRow")]
public sealed record BalanceRow(
    [property: Id(0)] MeterId Meter,
    [property: Id(1)] long? Amount,
    [property: Id(2)] long Estimated,
    [property: Id(3)] long CoveredMs,
    [property: Id(4)] long ExpectedMs,
    [property: Id(5)] IReadOnlyList<long?> Nights);
