using Orleans;

namespace ParkTwin.Contracts;

/// <summary>What changed in a park.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ParkChange")]
public sealed record ParkChange
{
    /// <summary>The park's id.</summary>
    [Id(0)]
    public required string Park { get; init; }

    /// <summary>The newest view of each enterprise that changed.</summary>
    [Id(1)]
    public required EnterpriseLive[] Enterprises { get; init; }
}
