using System.Buffers;
using System.Text.Json;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// A change to the registry as it goes through the journal: first journalled, then applied to the <see cref="RegistryLog"/>,
/// and applied again at replay without harm. Immutable; its bytes are JSON (<c>docs/formats/files.md</c>).
/// </summary>
public sealed class RegistryChange
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = RegistryFile.Pretty.Encoder };

    internal RegistryChange(IReadOnlyList<RegistryOperation> operations, bool atRunTime = false) =>
        (Operations, AtRunTime) = (operations, atRunTime);

    internal IReadOnlyList<RegistryOperation> Operations { get; }

    /// <summary>True where a person made it while the twin ran, so that no file says it.</summary>
    internal bool AtRunTime { get; }

    /// <summary>Takes the bytes of a change.</summary>
    /// <exception cref="InvalidDataException">
    /// The bytes are not what <see cref="ToUtf8Bytes"/> wrote; the message says where.
    /// </exception>
    public static RegistryChange Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            JsonTexts.ThrowIfUnreadable(document.RootElement);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"A registry change is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The change as bytes for the journal.</summary>
    public byte[] ToUtf8Bytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            Write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What the change does, in a few words for a log.</summary>
    public override string ToString() => Operations switch
    {
        [var single] => Describe(single),
        _ => $"{Operations.Count} changes, the first: {(Operations.Count == 0 ? "none" : Describe(Operations[0]))}",
    };

    internal static RegistryChange Read(JsonElement element)
    {
        List<RegistryFault> faults = [];
        List<RegistryOperation> operations = [];
        var root = new JsonFields(element, "change", faults);
        var atRunTime = root.Flag("atRunTime") ?? false;
        foreach (var fields in root.Objects("operations", required: true))
        {
            if (ReadOperation(fields, faults) is { } operation)
            {
                operations.Add(operation);
            }

            fields.End();
        }

        root.End();
        return faults.Count == 0
            ? new(operations, atRunTime)
            : throw new InvalidDataException($"A registry change cannot be read: {string.Join(" ", faults)}");
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (AtRunTime)
        {
            json.WriteBoolean("atRunTime", true);
        }

        json.WriteStartArray("operations");
        foreach (var operation in Operations)
        {
            WriteOperation(json, operation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static RegistryOperation? ReadOperation(JsonFields fields, List<RegistryFault> faults)
    {
        if (fields.Text("zones", 32) is { } zones)
        {
            return new RegistryOperation.PutZones(zones);
        }

        if (fields.Object("park") is { } park)
        {
            var definition = RegistryReader.ParkHead(park);
            park.End();
            return definition is null ? null : new RegistryOperation.PutPark(definition);
        }

        if (RegistryReader.Id<ParkId>(fields, "in", ParkId.TryParse) is not { } owner)
        {
            fields.Fault("in", "An operation needs its park.");
            return null;
        }

        if (fields.Object("enterprise") is { } enterprise)
        {
            var definition = RegistryReader.Enterprise(enterprise, faults);
            enterprise.End();
            return definition is null ? null : new RegistryOperation.PutEnterprise(owner, definition);
        }

        if (fields.Object("meter") is { } meter)
        {
            var definition = RegistryReader.Meter(meter, faults);
            meter.End();
            return definition is null ? null : new RegistryOperation.PutMeter(owner, definition);
        }

        return ReadEvent(fields, owner, faults);
    }

    private static RegistryOperation.PutEvent? ReadEvent(JsonFields fields, ParkId park, List<RegistryFault> faults)
    {
        var meter = RegistryReader.Id<MeterId>(fields, "of", MeterId.TryParse);
        var entry = fields.Object("event", required: true);
        var definition = entry is null ? null : RegistryReader.Event(entry, faults);
        entry?.End();
        if (meter is null)
        {
            fields.Fault("of", "An event needs its meter.");
        }

        return meter is null || definition is null ? null : new(park, meter.Value, definition);
    }

    private static void WriteOperation(Utf8JsonWriter json, RegistryOperation operation)
    {
        json.WriteStartObject();
        switch (operation)
        {
            case RegistryOperation.PutZones zones:
                json.WriteString("zones", zones.Version);
                break;
            case RegistryOperation.PutPark park:
                json.WritePropertyName("park");
                RegistryWriter.ParkHead(json, park.Park);
                break;
            case RegistryOperation.PutEnterprise enterprise:
                json.WriteString("in", enterprise.Park.Value);
                json.WritePropertyName("enterprise");
                RegistryWriter.Enterprise(json, enterprise.Enterprise);
                break;
            case RegistryOperation.PutMeter meter:
                json.WriteString("in", meter.Park.Value);
                json.WritePropertyName("meter");
                RegistryWriter.Meter(json, meter.Meter, IsoTime.Format);
                break;
            case RegistryOperation.PutEvent meterEvent:
                json.WriteString("in", meterEvent.Park.Value);
                json.WriteString("of", meterEvent.Meter.Value);
                json.WritePropertyName("event");
                RegistryWriter.Event(json, meterEvent.Event, IsoTime.Format);
                break;
            default:
                throw new InvalidOperationException($"An operation of type {operation.GetType().Name} has no form on disk.");
        }

        json.WriteEndObject();
    }

    private static string Describe(RegistryOperation operation) => operation switch
    {
        RegistryOperation.PutZones zones => $"time zones follow tzdb {zones.Version}",
        RegistryOperation.PutPark park => $"park {park.Park.Id}",
        RegistryOperation.PutEnterprise enterprise => $"enterprise {enterprise.Park}/{enterprise.Enterprise.Id}",
        RegistryOperation.PutMeter meter => $"meter {meter.Park}/{meter.Meter.Id}",
        RegistryOperation.PutEvent { Event: var entry } of =>
            $"{Words.Of(entry.Kind)} of meter {of.Park}/{of.Meter} at {IsoTime.Format(entry.AtUnixMs)}",
        _ => operation.GetType().Name,
    };
}
