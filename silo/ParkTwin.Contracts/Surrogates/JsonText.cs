using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>
/// The form in which the values of accounting cross a call that leaves the process: large, seldom, and changing with the
/// regulations, so a text that names its parts (<see cref="Json.ContractJson"/>) serves better than numbered ones.
/// </summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.JsonText")]
internal struct JsonText
{
    [Id(0)]
    public string Json { get; set; }
}
