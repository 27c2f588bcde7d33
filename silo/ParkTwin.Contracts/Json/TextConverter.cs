using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParkTwin.Contracts.Json;

/// <summary>A value that is a text in JSON, as a value and as a key.</summary>
internal sealed class TextConverter<T>(Func<T, string> format, TextConverter<T>.TryParse parse) : JsonConverter<T>
    where T : struct
{
    /// <summary>How the value takes a text.</summary>
    public delegate bool TryParse(string? text, out T value);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Parse(reader.GetString())
            : throw new JsonException($"{typeof(T).Name} must be a text.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(format(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(format(value));

    private T Parse(string? text) => parse(text, out var value)
        ? value
        : throw new JsonException($"'{text}' is not a {typeof(T).Name}.");
}
