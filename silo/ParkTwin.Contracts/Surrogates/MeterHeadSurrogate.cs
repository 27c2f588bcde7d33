using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.MeterHead"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.MeterHead")]
internal struct MeterHeadSurrogate
{
    [Id(0)]
    public long? LastAtUnixMs { get; set; }

    [Id(1)]
    public long? LastArrivedUnixMs { get; set; }

    [Id(2)]
    public decimal? LastValue { get; set; }

    [Id(3)]
    public ReadingQuality LastQuality { get; set; }

    [Id(4)]
    public Verdict LastVerdict { get; set; }

    [Id(5)]
    public long? RatePerHour { get; set; }

    [Id(6)]
    public long? RateUntilUnixMs { get; set; }
}
