using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Grains;

/// <summary>What a park's gateway grain keeps.</summary>
[GenerateSerializer, Alias("ParkTwin.GatewayState")]
public sealed class GatewayState
{
    /// <summary>Rises by one with every change.</summary>
    [Id(0)]
    public long Version { get; set; }

    /// <summary>The gateways, by id.</summary>
    [Id(1)]
    public List<GatewayRecord> Gateways { get; set; } = [];
}
