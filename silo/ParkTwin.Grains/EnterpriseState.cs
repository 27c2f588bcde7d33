using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Grains;

/// <summary>
/// What a checkpoint of an enterprise holds: how far it is with each journal, what it counted, and per meter the head and the
/// references of its resting months. It is the manifest: a block counts only while it is referred to from here.
/// </summary>
[GenerateSerializer, Alias("ParkTwin.EnterpriseState")]
public sealed class EnterpriseState
{
    /// <summary>The assignment the meters below are numbered by; null before the first.</summary>
    [Id(0)]
    public EnterpriseAssignment? Assignment { get; set; }

    /// <summary>Journal id to position: everything before it is in the heads and blocks.</summary>
    [Id(1)]
    public Dictionary<string, long> Positions { get; set; } = [];

    /// <summary>Readings accepted since the beginning of time.</summary>
    [Id(2)]
    public long Accepted { get; set; }

    /// <summary>Duplicates since the beginning of time.</summary>
    [Id(3)]
    public long Duplicates { get; set; }

    /// <summary>By ordinal.</summary>
    [Id(4)]
    public List<MeterState> Meters { get; set; } = [];
}
