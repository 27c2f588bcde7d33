using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>A meter of another owner behind an enterprise's meters.</summary>
/// <param name="Meter">The meter's definition.</param>
/// <param name="GrainKey">Key of the grain that has its ledger.</param>
/// <param name="From">The enterprise's counted meter from which it is taken off; null where none is to be.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.SuppliedMeterAssignment")]
public sealed record SuppliedMeterAssignment(
    [property: Id(0)] MeterDefinition Meter, [property: Id(1)] string GrainKey, [property: Id(2)] MeterId? From);
