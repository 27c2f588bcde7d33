using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.EnterpriseDefinition"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.EnterpriseDefinition")]
internal struct EnterpriseDefinitionSurrogate
{
    [Id(0)]
    public EnterpriseId Id { get; set; }

    [Id(1)]
    public string Name { get; set; }

    [Id(2)]
    public string? Industry { get; set; }

    [Id(3)]
    public decimal? LandMu { get; set; }

    [Id(4)]
    public decimal? FloorM2 { get; set; }

    [Id(5)]
    public SupplyContract? Contract { get; set; }
}
