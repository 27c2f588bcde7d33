using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>The present view of one enterprise, newest wins.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.EnterpriseLive")]
public sealed record EnterpriseLive
{
    /// <summary>The enterprise; null for the park's own meters.</summary>
    [Id(0)]
    public EnterpriseId? Enterprise { get; init; }

    /// <summary>Rises with every view; a receiver drops a lower one.</summary>
    [Id(1)]
    public required long Sequence { get; init; }

    /// <summary>When the view was made, Unix milliseconds.</summary>
    [Id(2)]
    public required long AtUnixMs { get; init; }

    /// <summary>One line per carrier, role and measure.</summary>
    [Id(3)]
    public required CarrierLive[] Lines { get; init; }

    /// <summary>All its meters.</summary>
    [Id(4)]
    public required MeterLive[] Meters { get; init; }

    /// <summary>What it has counted.</summary>
    [Id(5)]
    public required EnterprisePosition Position { get; init; }
}
