using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>What a park keeps: the registry it was told, so that an activation elsewhere knows it too.</summary>
[GenerateSerializer, Alias("ParkTwin.ParkState")]
public sealed class ParkState
{
    /// <summary>Version of the registry; 0 before the first.</summary>
    [Id(0)]
    public long Version { get; set; }

    /// <summary>The registry.</summary>
    [Id(1)]
    public ParkDefinition? Definition { get; set; }

    /// <summary>The park's zone.</summary>
    [Id(2)]
    public ZoneTable? Zone { get; set; }
}
