using Orleans;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Contracts;

/// <summary>What the figures of one period follow from, and what was reported of it.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.InventoryAnswer")]
public sealed record InventoryAnswer
{
    /// <summary>The inputs as they stand.</summary>
    [Id(0)]
    public required InventoryInputs Inputs { get; init; }

    /// <summary>Version of the reference set to be used with them.</summary>
    [Id(1)]
    public required string FactorSet { get; init; }

    /// <summary>The reported versions, oldest first; empty while the period is provisional.</summary>
    [Id(2)]
    public required IReadOnlyList<ReportedVersion> Reported { get; init; }

    /// <summary>The restatement that the inputs as they stand would make of a locked period; it follows the data until it is kept as
    /// the next of <see cref="Reported"/>. Null where no figure differs from the newest reported version.</summary>
    [Id(3)]
    public ReportedVersion? Pending { get; init; }
}
