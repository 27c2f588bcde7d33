using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>What an enterprise grain is told of itself by the owner of the registry. Idempotent; a lower version changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.EnterpriseAssignment")]
public sealed record EnterpriseAssignment
{
    /// <summary>Rises by at least one with every change to this enterprise's part of the registry.</summary>
    [Id(0)]
    public required long Version { get; init; }

    /// <summary>The park.</summary>
    [Id(1)]
    public required ParkId Park { get; init; }

    /// <summary>The enterprise; null for the park's own meters.</summary>
    [Id(2)]
    public EnterpriseDefinition? Enterprise { get; init; }

    /// <summary>The park's zone.</summary>
    [Id(3)]
    public required ZoneTable Zone { get; init; }

    /// <summary>Its meters. A meter's place in this list is its ordinal and never changes; new meters are appended.</summary>
    [Id(4)]
    public required IReadOnlyList<MeterDefinition> Meters { get; init; }

    /// <summary>The park's region (ISO 3166-2), for example <c>CN-33</c>; null when not stated.</summary>
    [Id(5)]
    public string? Region { get; init; }

    /// <summary>
    /// Meters of other owners behind these meters: those directly behind one, and those whose amount is taken off one (转供电). Empty
    /// where nobody is supplied on.
    /// </summary>
    [Id(6)]
    public IReadOnlyList<SuppliedMeterAssignment> Supplied { get; init; } = [];
}
