using System.Collections.Frozen;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>All parks at one version of the registry. Immutable.</summary>
public sealed class RegistrySnapshot
{
    private readonly FrozenDictionary<ParkId, RegisteredPark> _byId;

    /// <summary>A registry of these parks, in this order.</summary>
    /// <param name="version">Rises by at least one with every change.</param>
    /// <param name="parks">The parks; their ids differ.</param>
    public RegistrySnapshot(long version, IReadOnlyList<RegisteredPark> parks)
    {
        Version = version;
        Parks = parks;
        _byId = parks.ToFrozenDictionary(park => park.Definition.Id);
    }

    /// <summary>A registry without a park, version 0.</summary>
    public static RegistrySnapshot Empty { get; } = new(0, []);

    /// <summary>Rises by at least one with every change.</summary>
    public long Version { get; }

    /// <summary>The parks, in the order of the registry file.</summary>
    public IReadOnlyList<RegisteredPark> Parks { get; }

    /// <summary>Meters of all parks.</summary>
    public long Meters => Parks.Sum(park => (long)park.Definition.Meters.Count);

    /// <summary>The park of an id; null when there is none.</summary>
    public RegisteredPark? Find(ParkId park) => _byId.GetValueOrDefault(park);
}
