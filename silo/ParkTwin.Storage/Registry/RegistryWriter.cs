using System.Text.Json;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// Writes the objects of the registry's JSON in one canonical form: keys in a fixed order, defaults left out, decimals without
/// trailing zeros. Reading it back gives the same objects.
/// </summary>
internal static class RegistryWriter
{
    /// <summary>A park with everything in it, its instants in its own time zone's offset.</summary>
    public static void Park(Utf8JsonWriter json, ParkDefinition park, Func<long, string> instant)
    {
        json.WriteStartObject();
        ParkFields(json, park);
        json.WriteStartArray("enterprises");
        foreach (var enterprise in park.Enterprises)
        {
            Enterprise(json, enterprise);
        }

        json.WriteEndArray();
        json.WriteStartArray("meters");
        foreach (var meter in park.Meters)
        {
            Meter(json, meter, instant);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A park without its enterprises and meters.</summary>
    public static void ParkHead(Utf8JsonWriter json, ParkDefinition park)
    {
        json.WriteStartObject();
        ParkFields(json, park);
        json.WriteEndObject();
    }

    /// <summary>An enterprise.</summary>
    public static void Enterprise(Utf8JsonWriter json, EnterpriseDefinition enterprise)
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

    /// <summary>A meter with its events.</summary>
    public static void Meter(Utf8JsonWriter json, MeterDefinition meter, Func<long, string> instant)
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
        Text(json, "stamp", meter.Stamp == StampPosition.Start ? null : Words.Of(meter.Stamp));
        Number(json, "maxRate", meter.MaxRate);
        Number(json, "referenceTemperatureC", meter.ReferenceTemperatureC);
        Text(json, "parent", meter.Parent?.Value);
        if (meter.Events.Count > 0)
        {
            json.WriteStartArray("events");
            foreach (var meterEvent in meter.Events)
            {
                Event(json, meterEvent, instant);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>A meter event.</summary>
    public static void Event(Utf8JsonWriter json, MeterEvent meterEvent, Func<long, string> instant)
    {
        json.WriteStartObject();
        json.WriteString("at", instant(meterEvent.AtUnixMs));
        json.WriteString("kind", Words.Of(meterEvent.Kind));
        Number(json, "final", meterEvent.Final);
        Number(json, "initial", meterEvent.Initial);
        Number(json, "ratio", meterEvent.Ratio);
        Number(json, "digits", meterEvent.Digits);
        Text(json, "unit", meterEvent.Unit is { } unit ? Words.Of(unit) : null);
        Number(json, "maxRate", meterEvent.MaxRate);
        Number(json, "referenceTemperatureC", meterEvent.ReferenceTemperatureC);
        if (meterEvent.Accept is { } accept)
        {
            json.WriteBoolean("accept", accept);
        }

        Text(json, "note", meterEvent.Note);
        json.WriteEndObject();
    }

    private static void ParkFields(Utf8JsonWriter json, ParkDefinition park)
    {
        json.WriteString("id", park.Id.Value);
        json.WriteString("name", park.Name);
        json.WriteString("timeZone", park.TimeZone);
        Text(json, "region", park.Region);
        if (park.Demo)
        {
            json.WriteBoolean("demo", true);
        }
    }

    private static void Text(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string key, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(key, ExactDecimal.Canonical(number));
        }
    }
}
