using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParkTwin.Web.Api.Tables;

/// <summary>Reads a cell without passing its number through a binary fraction.</summary>
internal sealed class TableCellReader : JsonConverter<TableCell>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override TableCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => new TableCell(reader.GetString(), false),
        JsonTokenType.Number => new TableCell(
            Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan), true),
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TableCell value, JsonSerializerOptions options)
    {
        if (value is { IsNumber: true, Text: { } digits })
        {
            writer.WriteRawValue(digits);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
