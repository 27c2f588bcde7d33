using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>
/// A quarter's ranking as canonical JSON: what is published and frozen. The same standings give the same bytes. Each axis carries raw
/// value, target, score and, for a gap, the reason; each leaf below them its source.
/// </summary>
public static class RankingDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a ranking.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="radar">The radar it was made with.</param>
    /// <param name="factorSet">Version of the reference set.</param>
    /// <param name="standings">The standings of <see cref="CityRanking.Rank"/>.</param>
    public static string Write(AccountingPeriod quarter, Radar radar, string factorSet, IReadOnlyList<ZoneStanding> standings)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(standings);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "parktwin-ranking/1");
            json.WriteString("quarter", quarter.ToString());
            json.WriteString("radar", radar.Id);
            json.WriteString("factorSet", factorSet);
            json.WriteStartArray("zones");
            foreach (var standing in standings)
            {
                WriteZone(json, standing);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteZone(Utf8JsonWriter json, ZoneStanding standing)
    {
        json.WriteStartObject();
        json.WriteString("zone", standing.Zone);
        WriteNumber(json, "rank", standing.Rank);
        WriteNumber(json, "score", standing.Score.Value);
        json.WriteString("reason", standing.Score.Reason);
        json.WriteStartArray("missed");
        foreach (var axis in standing.Missed)
        {
            json.WriteStringValue(axis);
        }

        json.WriteEndArray();
        json.WriteStartArray("axes");
        foreach (var axis in standing.Axes)
        {
            WriteAxis(json, axis);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, AxisScore axis)
    {
        json.WriteStartObject();
        json.WriteString("axis", axis.Axis.Id);
        json.WriteString("unit", axis.Axis.Unit);
        json.WriteString("better", axis.Axis.High ? "high" : "low");
        WriteNumber(json, "value", axis.Value.Value);
        WriteNumber(json, "target", axis.Target.Value);
        WriteNumber(json, "score", axis.Score.Value);
        json.WriteString("reason", axis.Score.Reason);
        json.WriteStartArray("sources");
        foreach (var leaf in axis.Score.Tree().Where(figure => figure.Source is { Kind: not FigureSourceKind.Constant }))
        {
            json.WriteStartObject();
            json.WriteString("key", leaf.Key);
            WriteNumber(json, "value", leaf.Value);
            json.WriteString("by", leaf.Source!.By);
            json.WriteString("source", leaf.Source.Citation ?? leaf.Source.Id);
            json.WriteString("confidence", leaf.Source.Confidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known / 1.0000000000000000000000000000m);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
