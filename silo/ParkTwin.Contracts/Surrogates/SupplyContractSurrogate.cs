using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.SupplyContract"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.SupplyContract")]
internal struct SupplyContractSurrogate
{
    [Id(0)]
    public string? Tariff { get; set; }

    [Id(1)]
    public decimal? TransformerKva { get; set; }

    [Id(2)]
    public decimal? DemandKw { get; set; }

    [Id(3)]
    public decimal? VoltageKv { get; set; }
}
