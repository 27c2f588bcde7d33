using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Registry;

/// <summary>Writes registry files; what equals its default is left out.</summary>
internal static class RegistryWriter
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the parks as one file.</summary>
    public static void Write(Stream file, IReadOnlyList<ParkDefinition> parks)
    {
        using var json = new Utf8JsonWriter(file, Form);
        json.WriteStartObject();
        json.WriteStartArray("parks");
        foreach (var park in parks)
        {
            Write(json, park);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ParkDefinition park)
    {
        json.WriteStartObject();
        json.WriteString("id", park.Id.Value);
        json.WriteString("name", park.Name);
        json.WriteString("timeZone", park.TimeZone);
        Text(json, "region", park.Region);
        if (park.Demo)
        {
            json.WriteBoolean("demo", true);
        }

        json.WriteStartArray("enterprises");
        foreach (var enterprise in park.Enterprises)
        {
            Write(json, enterprise);
        }

        json.WriteEndArray();
        json.WriteStartArray("meters");
        foreach (var meter in park.Meters)
        {
            Write(json, meter);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EnterpriseDefinition enterprise)
    {
        json.WriteStartObject();
        json.WriteString("id", enterprise.Id.Value);
        json.WriteString("name", enterprise.Name);
        Text(json, "industry", enterprise.Industry);
        Number(json, "landMu", enterprise.LandMu);
        Number(json, "floorM2", enterprise.FloorM2);
        if (enterprise.Contract is { } contract)
        {
            json.WriteStartObject("contract");
            Text(json, "tariff", contract.Tariff);
            Number(json, "transformerKva", contract.TransformerKva);
            Number(json, "demandKw", contract.DemandKw);
            Number(json, "voltageKv", contract.VoltageKv);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MeterDefinition meter)
    {
        json.WriteStartObject();
        json.WriteString("id", meter.Id.Value);
        Text(json, "name", meter.Name);
        json.WriteString("enterprise", meter.Enterprise?.Value);
        json.WriteString("carrier", Words.Of(meter.Carrier));
        json.WriteString("role", Words.Of(meter.Role));
        json.WriteString("kind", Words.Of(meter.Kind));
        json.WriteString("unit", Words.Of(meter.Unit));
        Number(json, "ratio", meter.Ratio == 1 ? null : meter.Ratio);
        Number(json, "digits", meter.Digits);
        Number(json, "decimals", meter.Decimals);
        json.WriteNumber("intervalSeconds", meter.IntervalSeconds);
        if (meter.Kind == MeterKind.Interval)
        {
            json.WriteString("stamp", Words.Of(meter.Stamp));
        }

        Number(json, "maxRate", meter.MaxRate);
        Number(json, "referenceTemperatureC", meter.ReferenceTemperatureC);
        Text(json, "parent", meter.Parent?.Value);
        if (meter.Events.Count > 0)
        {
            json.WriteStartArray("events");
            foreach (var dated in meter.Events)
            {
                Write(json, dated);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MeterEvent dated)
    {
        json.WriteStartObject();
        json.WriteString(
            "at", DateTimeOffset.FromUnixTimeMilliseconds(dated.AtUnixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", null));
        json.WriteString("kind", Words.Of(dated.Kind));
        Number(json, "final", dated.Final);
        Number(json, "initial", dated.Initial);
        Number(json, "ratio", dated.Ratio);
        Number(json, "digits", dated.Digits);
        Text(json, "unit", dated.Unit is { } unit ? Words.Of(unit) : null);
        Number(json, "maxRate", dated.MaxRate);
        Number(json, "referenceTemperatureC", dated.ReferenceTemperatureC);
        if (dated.Accept is { } accept)
        {
            json.WriteBoolean("accept", accept);
        }

        Text(json, "note", dated.Note);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
