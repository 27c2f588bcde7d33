using Orleans;

namespace ParkTwin.Contracts;

/// <summary>One step of a usage series.</summary>
/// <param name="StartUnixMs">First instant of the step.</param>
/// <param name="OffsetMs">The zone's offset at that instant.</param>
/// <param name="Amount">Millionths of the measure; null where nothing is known.</param>
/// <param name="Estimated">The estimated part of <paramref name="Amount"/>.</param>
/// <param name="CoveredMs">Milliseconds accounted for, summed over the meters.</param>
/// <param name="ExpectedMs">Length of the step times the number of meters.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.UsageRow")]
public readonly record struct UsageRow(
    [property: Id(0)] long StartUnixMs,
    [property: Id(1)] int OffsetMs,
    [property: Id(2)] long? Amount,
    [property: Id(3)] long Estimated,
    [property: Id(4)] long CoveredMs,
    [property: Id(5)] long ExpectedMs);
