using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.QuarterHour"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.QuarterHour")]
internal struct QuarterHourSurrogate
{
    [Id(0)]
    public long Index { get; set; }
}
