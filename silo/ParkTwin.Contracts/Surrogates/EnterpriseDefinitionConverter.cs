using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="EnterpriseDefinition"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class EnterpriseDefinitionConverter : IConverter<EnterpriseDefinition, EnterpriseDefinitionSurrogate>
{
    public EnterpriseDefinition ConvertFromSurrogate(in EnterpriseDefinitionSurrogate surrogate) => new()
    {
        Id = surrogate.Id,
        Name = surrogate.Name,
        Industry = surrogate.Industry,
        LandMu = surrogate.LandMu,
        FloorM2 = surrogate.FloorM2,
        Contract = surrogate.Contract,
    };

    public EnterpriseDefinitionSurrogate ConvertToSurrogate(in EnterpriseDefinition value) => new()
    {
        Id = value.Id,
        Name = value.Name,
        Industry = value.Industry,
        LandMu = value.LandMu,
        FloorM2 = value.FloorM2,
        Contract = value.Contract,
    };
}
