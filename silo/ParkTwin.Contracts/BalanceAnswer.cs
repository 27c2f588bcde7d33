using Orleans;

namespace ParkTwin.Contracts;

/// <summary>What the ledgers of an enterprise hold of a span.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.BalanceAnswer")]
public sealed record BalanceAnswer
{
    /// <summary>One row for each meter of the carriers, in the registry's order.</summary>
    [Id(0)]
    public required BalanceRow[] Rows { get; init; }
}
