using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>Says which properties of a registered meter a file may not change, and how the change is said instead.</summary>
internal static class RegistryRefusals
{
    private const long MinuteMs = 60_000;

    /// <summary>Adds a fault for every property that would alter past figures.</summary>
    public static void Check(
        MeterDefinition known, MeterDefinition meter, string path, long nowUnixMs, List<RegistryFault> faults)
    {
        var minute = nowUnixMs / MinuteMs * MinuteMs;
        void Refuse(string key, string before, string after, string cure) => faults.Add(new($"{path}.{key}", $"meter {meter.Id}",
            $"The registry holds {before}, the file says {after}. That would alter past figures. Set it back to {before}{cure}"));

        string ByEvent(MeterEvent meterEvent) =>
            $" and add to this meter's 'events', with the time of the change: {Example(meterEvent)}";

        void Dated(string key, decimal? before, decimal? after, Func<MeterEvent, MeterEvent> property)
        {
            if (before != after)
            {
                var example = new MeterEvent { AtUnixMs = minute, Kind = MeterEventKind.Change };
                var cure = after is null ? "; what was once stated cannot be left out." : ByEvent(property(example));
                Refuse(key, Show(before), Show(after), cure);
            }
        }

        void Fixed(string key, string? before, string? after)
        {
            if (before != after)
            {
                Refuse(key, Quote(before), Quote(after), ", and register a meter with a new id from the time of the change on.");
            }
        }

        Dated("ratio", known.Ratio, meter.Ratio, change => change with { Ratio = meter.Ratio });
        Dated("digits", known.Digits, meter.Digits, change => change with { Digits = meter.Digits });
        Dated("maxRate", known.MaxRate, meter.MaxRate, change => change with { MaxRate = meter.MaxRate });
        Dated("referenceTemperatureC", known.ReferenceTemperatureC, meter.ReferenceTemperatureC,
            change => change with { ReferenceTemperatureC = meter.ReferenceTemperatureC });
        if (known.Unit != meter.Unit && UnitRules.ExplainChange(known, meter.Unit) is null)
        {
            var example = new MeterEvent { AtUnixMs = minute, Kind = MeterEventKind.Change, Unit = meter.Unit };
            Refuse("unit", Quote(Words.Of(known.Unit)), Quote(Words.Of(meter.Unit)), ByEvent(example));
        }
        else
        {
            Fixed("unit", Words.Of(known.Unit), Words.Of(meter.Unit));
        }

        Fixed("carrier", Words.Of(known.Carrier), Words.Of(meter.Carrier));
        Fixed("role", Words.Of(known.Role), Words.Of(meter.Role));
        Fixed("kind", Words.Of(known.Kind), Words.Of(meter.Kind));
        Fixed("stamp", Words.Of(known.Stamp), Words.Of(meter.Stamp));
        Fixed("intervalSeconds", Show(known.IntervalSeconds), Show(meter.IntervalSeconds));
        Fixed("enterprise", known.Enterprise?.Value, meter.Enterprise?.Value);
        Fixed("parent", known.Parent?.Value, meter.Parent?.Value);
    }

    private static string Show(decimal? value) =>
        value is { } number ? ExactDecimal.Canonical(number).ToString(CultureInfo.InvariantCulture) : "none";

    private static string Quote(string? text) => text is null ? "none" : $"'{text}'";

    private static string Example(MeterEvent meterEvent)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            RegistryWriter.Event(json, meterEvent, IsoTime.Format);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
