using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>The present view of a park.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ParkLive")]
public sealed record ParkLive
{
    /// <summary>The registry.</summary>
    [Id(0)]
    public required ParkDefinition Definition { get; init; }

    /// <summary>The newest view of each enterprise that has reported, the park's own meters (enterprise null) included.</summary>
    [Id(1)]
    public required EnterpriseLive[] Enterprises { get; init; }
}
