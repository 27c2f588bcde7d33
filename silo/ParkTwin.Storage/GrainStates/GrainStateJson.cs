using System.Text.Json;
using System.Text.Json.Serialization;
using ParkTwin.Domain;

namespace ParkTwin.Storage.GrainStates;

/// <summary>
/// How grain states are written as JSON: decimals exact, byte arrays in base64, ids and months as texts (dictionary keys too),
/// block references as <c>[file, offset, length]</c>. A property that the state's type does not have is an error, not a loss.
/// </summary>
public static class GrainStateJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters =
            {
                new TextConverter<ParkId>(id => id.Value, ParkId.TryParse),
                new TextConverter<EnterpriseId>(id => id.Value, EnterpriseId.TryParse),
                new TextConverter<MeterId>(id => id.Value, MeterId.TryParse),
                new TextConverter<MonthKey>(month => month.ToString(), MonthText.TryParse),
                new BlockRefConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
