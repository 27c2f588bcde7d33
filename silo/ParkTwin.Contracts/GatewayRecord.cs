using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>One gateway (or a device that speaks for itself) of a park: who it is, and for which meters it may publish.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.GatewayRecord")]
public sealed record GatewayRecord
{
    /// <summary>Its id in the park, by the rule for ids. Its MQTT user name is <c>park/gateway</c>.</summary>
    [Id(0)]
    public required string Gateway { get; init; }

    /// <summary>The meters it may publish for; null for all of the park, later ones too.</summary>
    [Id(1)]
    public IReadOnlyList<MeterId>? Meters { get; init; }

    /// <summary>SHA-256 thumbprints of its client certificates, 64 lower-case hexadecimal digits each.</summary>
    [Id(2)]
    public IReadOnlyList<string> Thumbprints { get; init; } = [];

    /// <summary>Its password as it is kept; null for none.</summary>
    [Id(3)]
    public GatewaySecret? Secret { get; init; }

    /// <summary>True while nothing may connect as this gateway.</summary>
    [Id(4)]
    public bool Disabled { get; init; }

    /// <summary>What people want to remember of it; null for nothing.</summary>
    [Id(5)]
    public string? Note { get; init; }

    /// <summary>When it was last changed, Unix milliseconds.</summary>
    [Id(6)]
    public required long ChangedAtMs { get; init; }

    /// <summary>Who changed it: an account's name.</summary>
    [Id(7)]
    public required string ChangedBy { get; init; }

    /// <summary>
    /// The table's version at the last change of anything but <see cref="Note"/>. Connections made under another stamp are ended.
    /// </summary>
    [Id(8)]
    public required long Stamp { get; init; }
}
