using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>Asks for what the ledgers of some carriers hold of a span, meter by meter, and of the nights before its end.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.BalanceRequest")]
public sealed record BalanceRequest
{
    /// <summary>The carriers.</summary>
    [Id(0)]
    public required IReadOnlyList<Carrier> Carriers { get; init; }

    /// <summary>Start, Unix milliseconds; the quarter-hour that holds it is the first.</summary>
    [Id(1)]
    public required long FromUnixMs { get; init; }

    /// <summary>End, Unix milliseconds, exclusive; not in the future.</summary>
    [Id(2)]
    public required long ToUnixMs { get; init; }

    /// <summary>Nights before the end whose lowest hour is told, 0 to 60.</summary>
    [Id(3)]
    public int Nights { get; init; }

    /// <summary>Full hours into the local day that belong to a night, 1 to 12.</summary>
    [Id(4)]
    public int NightHours { get; init; }
}
