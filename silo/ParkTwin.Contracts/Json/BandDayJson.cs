using System.Text.Json;
using System.Text.Json.Serialization;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Contracts.Json;

/// <summary>The bands of a day as a text of digits, one a quarter-hour: a table has dozens of days and goes with each request.</summary>
internal sealed class BandDayJson : JsonConverter<BandDay>
{
    public override BandDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A day of bands must be a text.");
        var bands = new TimeBand[text.Length];
        for (var i = 0; i < bands.Length; i++)
        {
            bands[i] = text[i] - '0' is >= 0 and <= (int)TimeBand.None and var band
                ? (TimeBand)band
                : throw new JsonException($"'{text[i]}' is not a time band; write 0 to {(int)TimeBand.None}.");
        }

        return new(bands);
    }

    public override void Write(Utf8JsonWriter writer, BandDay value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(value.Quarters.Count, value.Quarters, static (text, bands) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)('0' + (int)bands[i]);
            }
        }));
}
