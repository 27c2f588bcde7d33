using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="ParkDefinition"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class ParkDefinitionConverter : IConverter<ParkDefinition, ParkDefinitionSurrogate>
{
    public ParkDefinition ConvertFromSurrogate(in ParkDefinitionSurrogate surrogate) => new()
    {
        Id = surrogate.Id,
        Name = surrogate.Name,
        TimeZone = surrogate.TimeZone,
        Region = surrogate.Region,
        Demo = surrogate.Demo,
        Enterprises = surrogate.Enterprises,
        Meters = surrogate.Meters,
    };

    public ParkDefinitionSurrogate ConvertToSurrogate(in ParkDefinition value) => new()
    {
        Id = value.Id,
        Name = value.Name,
        TimeZone = value.TimeZone,
        Region = value.Region,
        Demo = value.Demo,
        Enterprises = value.Enterprises.ToArray(),
        Meters = value.Meters.ToArray(),
    };
}
