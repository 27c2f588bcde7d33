using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.ParkDefinition"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ParkDefinition")]
internal struct ParkDefinitionSurrogate
{
    [Id(0)]
    public ParkId Id { get; set; }

    [Id(1)]
    public string Name { get; set; }

    [Id(2)]
    public string TimeZone { get; set; }

    [Id(3)]
    public string? Region { get; set; }

    [Id(4)]
    public bool Demo { get; set; }

    [Id(5)]
    public EnterpriseDefinition[] Enterprises { get; set; }

    [Id(6)]
    public MeterDefinition[] Meters { get; set; }
}
