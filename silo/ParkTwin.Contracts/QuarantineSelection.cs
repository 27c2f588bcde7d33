namespace ParkTwin.Contracts;

/// <summary>Which items of the quarantine are meant; with neither property set, all of them.</summary>
public sealed record QuarantineSelection
{
    /// <summary>These items; ids that are not in quarantine are passed over.</summary>
    public IReadOnlyCollection<long>? Ids { get; init; }

    /// <summary>All items of this reason.</summary>
    public QuarantineReason? Reason { get; init; }
}
