using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.MeterId"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.MeterId")]
internal struct MeterIdSurrogate
{
    [Id(0)]
    public string Value { get; set; }
}
