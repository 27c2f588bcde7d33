using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Grains;

/// <summary>What is kept of a park's map.</summary>
[GenerateSerializer, Alias("ParkTwin.ParkMapState")]
public sealed class ParkMapState
{
    /// <summary>The map; null where none was put in.</summary>
    [Id(0)]
    public StoredParkMap? Map { get; set; }
}
