using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.Reading"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.Reading")]
internal struct ReadingSurrogate
{
    [Id(0)]
    public long AtUnixMs { get; set; }

    [Id(1)]
    public decimal Value { get; set; }

    [Id(2)]
    public int Revision { get; set; }

    [Id(3)]
    public ReadingQuality Quality { get; set; }

    [Id(4)]
    public long ArrivedUnixMs { get; set; }
}
