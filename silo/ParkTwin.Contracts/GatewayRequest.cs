using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>What a gateway is to be from now on, but for its password, which stays.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.GatewayRequest")]
public sealed record GatewayRequest
{
    /// <summary>Its id in the park, by the rule for ids.</summary>
    [Id(0)]
    public required string Gateway { get; init; }

    /// <summary>The meters it may publish for; null for all of the park.</summary>
    [Id(1)]
    public IReadOnlyList<MeterId>? Meters { get; init; }

    /// <summary>SHA-256 thumbprints of its client certificates: 64 hexadecimal digits each, colons between them or not.</summary>
    [Id(2)]
    public IReadOnlyList<string> Thumbprints { get; init; } = [];

    /// <summary>True lets nothing connect as this gateway.</summary>
    [Id(3)]
    public bool Disabled { get; init; }

    /// <summary>At most 500 characters; null for nothing.</summary>
    [Id(4)]
    public string? Note { get; init; }

    /// <summary>Who asks: an account's name.</summary>
    [Id(5)]
    public required string By { get; init; }
}
