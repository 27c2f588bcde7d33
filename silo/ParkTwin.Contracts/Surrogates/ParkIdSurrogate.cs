using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.ParkId"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ParkId")]
internal struct ParkIdSurrogate
{
    [Id(0)]
    public string Value { get; set; }
}
