using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="SupplyContract"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class SupplyContractConverter : IConverter<SupplyContract, SupplyContractSurrogate>
{
    public SupplyContract ConvertFromSurrogate(in SupplyContractSurrogate surrogate) => new()
    {
        Tariff = surrogate.Tariff,
        TransformerKva = surrogate.TransformerKva,
        DemandKw = surrogate.DemandKw,
        VoltageKv = surrogate.VoltageKv,
    };

    public SupplyContractSurrogate ConvertToSurrogate(in SupplyContract value) => new()
    {
        Tariff = value.Tariff,
        TransformerKva = value.TransformerKva,
        DemandKw = value.DemandKw,
        VoltageKv = value.VoltageKv,
    };
}
