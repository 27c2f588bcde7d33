using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Grains;

/// <summary>One resting month of one meter.</summary>
/// <param name="Month"><c>MonthKey.Index</c>.</param>
/// <param name="Sequence">Sequence of its newest blocks.</param>
/// <param name="Readings">Its readings in the archive.</param>
/// <param name="Ledger">Its ledger days; none means: evaluate again.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.MonthState")]
public sealed record MonthState(
    [property: Id(0)] int Month,
    [property: Id(1)] long Sequence,
    [property: Id(2)] BlockRef Readings,
    [property: Id(3)] BlockRef Ledger);
