using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.MeterDefinition"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.MeterDefinition")]
internal struct MeterDefinitionSurrogate
{
    [Id(0)]
    public MeterId Id { get; set; }

    [Id(1)]
    public EnterpriseId? Enterprise { get; set; }

    [Id(2)]
    public Carrier Carrier { get; set; }

    [Id(3)]
    public MeterRole Role { get; set; }

    [Id(4)]
    public MeterKind Kind { get; set; }

    [Id(5)]
    public MeterUnit Unit { get; set; }

    [Id(6)]
    public decimal Ratio { get; set; }

    [Id(7)]
    public int? Digits { get; set; }

    [Id(8)]
    public int? Decimals { get; set; }

    [Id(9)]
    public int IntervalSeconds { get; set; }

    [Id(10)]
    public StampPosition Stamp { get; set; }

    [Id(11)]
    public decimal? MaxRate { get; set; }

    [Id(12)]
    public decimal? ReferenceTemperatureC { get; set; }

    [Id(13)]
    public MeterId? Parent { get; set; }

    [Id(14)]
    public string? Name { get; set; }

    [Id(15)]
    public MeterEvent[] Events { get; set; }
}
