using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>One step of a <see cref="RegistryChange"/>. Taking a step twice is the same as taking it once.</summary>
internal abstract record RegistryOperation
{
    /// <summary>Adds a park without its enterprises and meters, or renames it.</summary>
    public sealed record PutPark(ParkDefinition Park) : RegistryOperation;

    /// <summary>Adds an enterprise, or takes its new name, land, floor, industry and contract.</summary>
    public sealed record PutEnterprise(ParkId Park, EnterpriseDefinition Enterprise) : RegistryOperation;

    /// <summary>Adds a meter, or takes its new name and decimals; events it already has stay.</summary>
    public sealed record PutMeter(ParkId Park, MeterDefinition Meter) : RegistryOperation;

    /// <summary>Adds an event to a meter, in place of one with the same instant and kind.</summary>
    public sealed record PutEvent(ParkId Park, MeterId Meter, MeterEvent Event) : RegistryOperation;

    /// <summary>Says that time zones follow another version of tzdb.</summary>
    public sealed record PutZones(string Version) : RegistryOperation;
}
