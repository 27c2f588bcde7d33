using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>What a person adds to a park or renames in it. Immutable.</summary>
public sealed record RegistryEdit
{
    /// <summary>Enterprises to add or to change as a whole.</summary>
    public IReadOnlyList<EnterpriseDefinition> Enterprises { get; init; } = [];

    /// <summary>Meters to add, or to give another name and decimals; events are left as they are.</summary>
    public IReadOnlyList<MeterDefinition> Meters { get; init; } = [];
}
