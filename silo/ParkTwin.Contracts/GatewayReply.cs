using Orleans;

namespace ParkTwin.Contracts;

/// <summary>What became of a change to a gateway.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.GatewayReply")]
public sealed record GatewayReply
{
    /// <summary>The gateway as it is kept; null where nothing was changed because of faults, or there is no such gateway.</summary>
    [Id(0)]
    public GatewayRecord? Kept { get; init; }

    /// <summary>Everything that is wrong, a sentence each.</summary>
    [Id(1)]
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The gateway as it was before; null where there was none of this id.</summary>
    [Id(2)]
    public GatewayRecord? Before { get; init; }
}
