using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.MonthKey"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.MonthKey")]
internal struct MonthKeySurrogate
{
    [Id(0)]
    public int Index { get; set; }
}
