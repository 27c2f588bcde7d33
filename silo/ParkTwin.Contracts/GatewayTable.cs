using Orleans;

namespace ParkTwin.Contracts;

/// <summary>All gateways of a park at one version.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.GatewayTable")]
public sealed record GatewayTable
{
    /// <summary>The park's id.</summary>
    [Id(0)]
    public required string Park { get; init; }

    /// <summary>Rises by one with every change; 0 before the first.</summary>
    [Id(1)]
    public required long Version { get; init; }

    /// <summary>The gateways, by id.</summary>
    [Id(2)]
    public required IReadOnlyList<GatewayRecord> Gateways { get; init; }
}
