using Orleans;

namespace ParkTwin.Contracts;

/// <summary>What <see cref="IEnterpriseGrain.Record"/> did.</summary>
[GenerateSerializer, Alias("ParkTwin.RecordStatus")]
public enum RecordStatus : byte
{
    /// <summary>Applied, once.</summary>
    Applied = 0,

    /// <summary>The grain was past it already; nothing changed.</summary>
    AlreadyApplied = 1,

    /// <summary>There is a gap: send again from <see cref="EnterprisePosition.Applied"/>.</summary>
    NeedFrom = 2,

    /// <summary>A reading names a meter ordinal that the grain has not been assigned; send the assignment first. Nothing changed.</summary>
    NeedAssignment = 3,
}
