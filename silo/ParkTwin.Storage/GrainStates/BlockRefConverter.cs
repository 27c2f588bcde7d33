using System.Text.Json;
using System.Text.Json.Serialization;
using ParkTwin.Contracts;

namespace ParkTwin.Storage.GrainStates;

/// <summary>A block reference as <c>[file, offset, length]</c>: a state holds thousands of them.</summary>
internal sealed class BlockRefConverter : JsonConverter<BlockRef>
{
    public override BlockRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A block reference must be [file, offset, length].");
        }

        var (file, offset, length) = ((int)Next(ref reader), Next(ref reader), (int)Next(ref reader));
        return reader.Read() && reader.TokenType == JsonTokenType.EndArray
            ? new(file, offset, length)
            : throw new JsonException("A block reference has three numbers.");
    }

    public override void Write(Utf8JsonWriter writer, BlockRef value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.File);
        writer.WriteNumberValue(value.Offset);
        writer.WriteNumberValue(value.Length);
        writer.WriteEndArray();
    }

    private static long Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.Number
        ? reader.GetInt64()
        : throw new JsonException("A block reference has three numbers.");
}
