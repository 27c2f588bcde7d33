using Orleans;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains;

/// <summary>What the reference grain keeps: every publication, so that any version can be read again.</summary>
[GenerateSerializer, Alias("ParkTwin.ReferenceState")]
public sealed class ReferenceState
{
    /// <summary>The publications, oldest first.</summary>
    [Id(0)]
    public List<ReferencePublication> Publications { get; set; } = [];

    /// <summary>Fingerprint of the file that was last taken of each kind, by the kind's word.</summary>
    [Id(1)]
    public Dictionary<string, string> Seeded { get; set; } = [];
}
