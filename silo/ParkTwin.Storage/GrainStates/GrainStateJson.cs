using System.Text.Json;
using ParkTwin.Contracts.Json;

namespace ParkTwin.Storage.GrainStates;

/// <summary>
/// How grain states are written as JSON: as <see cref="ContractJson"/> says, byte arrays in base64, block references as
/// <c>[file, offset, length]</c>. A property that the state's type does not have is an error, not a loss.
/// </summary>
public static class GrainStateJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = ContractJson.Create(new BlockRefConverter());
}
