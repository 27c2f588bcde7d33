using System.Text.Json;
using System.Text.Json.Serialization;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Contracts.Json;

/// <summary>A table of time bands as its id and its editions.</summary>
internal sealed class TimeBandTableJson : JsonConverter<TimeBandTable>
{
    public override TimeBandTable Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)
            ?? throw new JsonException("A table of time bands must be an object.");
        return new(form.Id, form.Editions);
    }

    public override void Write(Utf8JsonWriter writer, TimeBandTable value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Form { Id = value.Id, Editions = value.Editions }, options);

    private sealed record Form
    {
        public required string Id { get; init; }

        public required IReadOnlyList<BandEdition> Editions { get; init; }
    }
}
