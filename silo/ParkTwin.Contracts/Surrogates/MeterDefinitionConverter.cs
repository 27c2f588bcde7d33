using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="MeterDefinition"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class MeterDefinitionConverter : IConverter<MeterDefinition, MeterDefinitionSurrogate>
{
    public MeterDefinition ConvertFromSurrogate(in MeterDefinitionSurrogate surrogate) => new()
    {
        Id = surrogate.Id,
        Enterprise = surrogate.Enterprise,
        Carrier = surrogate.Carrier,
        Role = surrogate.Role,
        Kind = surrogate.Kind,
        Unit = surrogate.Unit,
        Ratio = surrogate.Ratio,
        Digits = surrogate.Digits,
        Decimals = surrogate.Decimals,
        IntervalSeconds = surrogate.IntervalSeconds,
        Stamp = surrogate.Stamp,
        MaxRate = surrogate.MaxRate,
        ReferenceTemperatureC = surrogate.ReferenceTemperatureC,
        Parent = surrogate.Parent,
        Name = surrogate.Name,
        Events = surrogate.Events,
    };

    public MeterDefinitionSurrogate ConvertToSurrogate(in MeterDefinition value) => new()
    {
        Id = value.Id,
        Enterprise = value.Enterprise,
        Carrier = value.Carrier,
        Role = value.Role,
        Kind = value.Kind,
        Unit = value.Unit,
        Ratio = value.Ratio,
        Digits = value.Digits,
        Decimals = value.Decimals,
        IntervalSeconds = value.IntervalSeconds,
        Stamp = value.Stamp,
        MaxRate = value.MaxRate,
        ReferenceTemperatureC = value.ReferenceTemperatureC,
        Parent = value.Parent,
        Name = value.Name,
        Events = value.Events.ToArray(),
    };
}
