using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// The report of a period as canonical JSON: what a person locks. The same inputs and set give the same bytes: keys in fixed order,
/// figures by key, decimals exact without trailing zeros.
/// </summary>
public static class ReportDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The accounts of the three scopes, written.</summary>
    public static string Write(InventoryInputs inputs, ReferenceSet set)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(set);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "parktwin-report/1");
            json.WriteString("park", inputs.Park.ToString());
            json.WriteString("enterprise", inputs.Enterprise?.Id.ToString() ?? FigureId.ParkOwn);
            json.WriteString("name", inputs.Enterprise?.Name);
            json.WriteString("period", inputs.Period.ToString());
            json.WriteString("timeZone", inputs.TimeZone);
            json.WriteNumber("fromUnixMs", inputs.FromUnixMs);
            json.WriteNumber("toUnixMs", inputs.ToUnixMs);
            json.WriteNumber("asOfUnixMs", inputs.AsOfUnixMs);
            json.WriteString("factorSet", set.Version);
            json.WriteStartArray("scopes");
            foreach (var scope in Enum.GetValues<FactorScope>())
            {
                WriteAccount(json, Accountant.Make(inputs, set, scope));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteAccount(Utf8JsonWriter json, Account account)
    {
        json.WriteStartObject();
        json.WriteString("scope", FigureId.WordOf(account.Scope));
        json.WriteBoolean("provisional", account.Provisional);
        WriteNumber(json, "completeness", account.Completeness);
        json.WriteStartArray("figures");
        foreach (var key in account.Figures.Keys.Order(StringComparer.Ordinal))
        {
            WriteFigure(json, account, key, account.Figures[key]);
        }

        json.WriteEndArray();
        json.WriteStartArray("factors");
        WriteFactors(json, account);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in account.Notes)
        {
            json.WriteStartObject();
            json.WriteString("code", note.Code);
            json.WriteString("key", note.Key);
            json.WriteString("text", note.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, Account account, string key, Figure figure)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteString("id", account.IdOf(key).ToString());
        WriteNumber(json, "value", figure.Value);
        json.WriteString("unit", figure.Unit);
        json.WriteString("formula", figure.Formula);
        json.WriteString("reason", figure.Reason);
        WriteNumber(json, "completeness", account.CompletenessOf(key));
        json.WriteStartArray("factors");
        foreach (var id in FactorsOf(figure).Keys)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFactors(Utf8JsonWriter json, Account account)
    {
        var all = new SortedDictionary<string, Figure>(StringComparer.Ordinal);
        foreach (var figure in account.Figures.Values)
        {
            foreach (var (id, leaf) in FactorsOf(figure))
            {
                all[id] = leaf;
            }
        }

        foreach (var (id, leaf) in all)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            WriteNumber(json, "value", leaf.Value);
            json.WriteString("unit", leaf.Unit);
            json.WriteString("set", leaf.Source?.Set);
            WriteNumber(json, "dataYear", leaf.Source?.DataYear);
            json.WriteString("publishedOn", leaf.Source?.PublishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("source", leaf.Source?.Citation);
            json.WriteString("confidence", leaf.Source?.Confidence);
            json.WriteBoolean("provisional", leaf.Source?.Provisional ?? false);
            json.WriteEndObject();
        }
    }

    private static SortedDictionary<string, Figure> FactorsOf(Figure figure)
    {
        var factors = new SortedDictionary<string, Figure>(StringComparer.Ordinal);
        foreach (var one in figure.Tree())
        {
            if (one.Source is { Kind: FigureSourceKind.Reference, Id: { } id })
            {
                factors[id] = one;
            }
        }

        return factors;
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
