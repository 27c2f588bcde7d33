using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.MeterEvent"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.MeterEvent")]
internal struct MeterEventSurrogate
{
    [Id(0)]
    public long AtUnixMs { get; set; }

    [Id(1)]
    public MeterEventKind Kind { get; set; }

    [Id(2)]
    public decimal? Final { get; set; }

    [Id(3)]
    public decimal? Initial { get; set; }

    [Id(4)]
    public decimal? Ratio { get; set; }

    [Id(5)]
    public int? Digits { get; set; }

    [Id(6)]
    public MeterUnit? Unit { get; set; }

    [Id(7)]
    public decimal? MaxRate { get; set; }

    [Id(8)]
    public decimal? ReferenceTemperatureC { get; set; }

    [Id(9)]
    public bool? Accept { get; set; }

    [Id(10)]
    public string? Note { get; set; }
}
