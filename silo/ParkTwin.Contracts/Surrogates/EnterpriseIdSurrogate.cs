using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.EnterpriseId"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.EnterpriseId")]
internal struct EnterpriseIdSurrogate
{
    [Id(0)]
    public string Value { get; set; }
}
