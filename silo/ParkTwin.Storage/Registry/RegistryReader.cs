using System.Text.Json;
using ParkTwin.Domain;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Registry;

/// <summary>Reads the objects of the registry's JSON; what does not fit becomes a fault and leaves its object out.</summary>
internal static class RegistryReader
{
    private const int NameLength = 200;
    private const int NoteLength = 1_000;
    private const decimal Large = 1_000_000_000_000m;

    /// <summary>A park of a registry file: its own fields and everything in it.</summary>
    public static ParkDefinition? Park(JsonFields fields, List<RegistryFault> faults)
    {
        var before = faults.Count;
        var park = ParkHead(fields);
        List<EnterpriseDefinition> enterprises = [];
        List<MeterDefinition> meters = [];
        foreach (var entry in fields.Objects("enterprises"))
        {
            Add(enterprises, Enterprise(entry, faults));
            entry.End();
        }

        foreach (var entry in fields.Objects("meters"))
        {
            Add(meters, Meter(entry, faults));
            entry.End();
        }

        fields.End();
        return faults.Count == before && park is not null ? park with { Enterprises = enterprises, Meters = meters } : null;
    }

    /// <summary>A park without its enterprises and meters.</summary>
    public static ParkDefinition? ParkHead(JsonFields fields)
    {
        var id = Id<ParkId>(fields, "park", ParkId.TryParse, required: true);
        var name = fields.Text("name", NameLength);
        var zone = fields.Text("timeZone", 100, required: true);
        var region = fields.Text("region", 16);
        var demo = fields.Flag("demo");
        if (zone is not null && !ZoneTables.TryGet(zone, out _))
        {
            fields.Fault("timeZone", ZoneTables.Explain(zone));
        }

        return id is null || zone is null
            ? null
            : new() { Id = id.Value, Name = name ?? id.Value.Value, TimeZone = zone, Region = region, Demo = demo ?? false };
    }

    /// <summary>An enterprise.</summary>
    public static EnterpriseDefinition? Enterprise(JsonFields fields, List<RegistryFault> faults)
    {
        var before = faults.Count;
        var id = Id<EnterpriseId>(fields, "enterprise", EnterpriseId.TryParse, required: true);
        var name = fields.Text("name", NameLength);
        var industry = fields.Text("industry", 32);
        var land = fields.Number("landMu", " of mu (亩)", 0, Large);
        var floor = fields.Number("floorM2", " of m²", 0, Large);
        var contract = fields.Object("contract") is { } entry ? Contract(entry) : null;
        return id is null || faults.Count != before
            ? null
            : new()
            {
                Id = id.Value,
                Name = name ?? id.Value.Value,
                Industry = industry,
                LandMu = land,
                FloorM2 = floor,
                Contract = contract,
            };
    }

    /// <summary>A meter with its events; what they say together is judged by <see cref="MeterRules"/>.</summary>
    public static MeterDefinition? Meter(JsonFields fields, List<RegistryFault> faults)
    {
        var before = faults.Count;
        var id = Id<MeterId>(fields, "meter", MeterId.TryParse, required: true);
        var name = fields.Text("name", NameLength);
        var enterprise = Id<EnterpriseId>(fields, "enterprise", EnterpriseId.TryParse);
        var parent = Id<MeterId>(fields, "meter", MeterId.TryParse, key: "parent");
        var carrier = fields.Word<Carrier>("carrier", required: true);
        var role = fields.Word<MeterRole>("role", required: true);
        var kind = fields.Word<MeterKind>("kind", required: true);
        var unit = fields.Word<MeterUnit>("unit", required: true);
        var interval = fields.Whole("intervalSeconds", " of seconds", 1, 2_678_400, required: true);
        var ratio = fields.Number("ratio", "", -Large, Large);
        var rate = fields.Number("maxRate", " in unit per hour");
        var (digits, decimals) = (fields.Whole("digits", "", 1, 18), fields.Whole("decimals", "", 0, 28));
        var reference = fields.Number("referenceTemperatureC", " of °C", -50, 100);
        var stamp = fields.Word<StampPosition>("stamp");
        var events = Events(fields, faults);
        if (faults.Count != before
            || id is null || carrier is null || role is null || kind is null || unit is null || interval is null)
        {
            return null;
        }

        var meter = new MeterDefinition
        {
            Id = id.Value,
            Name = name,
            Enterprise = enterprise,
            Parent = parent,
            Carrier = carrier.Value,
            Role = role.Value,
            Kind = kind.Value,
            Unit = unit.Value,
            IntervalSeconds = interval.Value,
            Ratio = ratio ?? 1m,
            MaxRate = rate,
            Digits = digits,
            Decimals = decimals,
            ReferenceTemperatureC = reference,
            Stamp = stamp ?? StampPosition.Start,
            Events = events,
        };
        MeterRules.Check(meter, fields);
        return faults.Count == before ? meter : null;
    }

    /// <summary>A meter event.</summary>
    public static MeterEvent? Event(JsonFields fields, List<RegistryFault> faults)
    {
        var before = faults.Count;
        var at = fields.Instant("at", required: true);
        var kind = fields.Word<MeterEventKind>("kind", required: true);
        var (final, initial) = (fields.Number("final", ""), fields.Number("initial", ""));
        var ratio = fields.Number("ratio", "", -Large, Large);
        var rate = fields.Number("maxRate", " in unit per hour");
        var digits = fields.Whole("digits", "", 1, 18);
        var unit = fields.Word<MeterUnit>("unit");
        var reference = fields.Number("referenceTemperatureC", " of °C", -50, 100);
        var accept = fields.Flag("accept");
        var note = fields.Text("note", NoteLength);
        return at is null || kind is null || faults.Count != before
            ? null
            : new()
            {
                AtUnixMs = at.Value,
                Kind = kind.Value,
                Final = final,
                Initial = initial,
                Ratio = ratio,
                Digits = digits,
                Unit = unit,
                MaxRate = rate,
                ReferenceTemperatureC = reference,
                Accept = accept,
                Note = note,
            };
    }

    /// <summary>An id in a field; null, with a fault where it is required or malformed.</summary>
    public static T? Id<T>(JsonFields fields, string what, TryParseId<T> parse, bool required = false, string? key = null)
        where T : struct
    {
        key ??= required ? "id" : what;
        if (!fields.TryGet(key, out var value))
        {
            if (required)
            {
                fields.Fault(key, "This is missing. Write an id: 1 to 64 of ASCII letters, digits, '-', '_' and '.', the first a "
                    + "letter or digit.");
            }

            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        if (value.ValueKind != JsonValueKind.String || !parse(text, out var id))
        {
            fields.Fault(key, IdText.Explain(what, text));
            return null;
        }

        if (key == "id")
        {
            fields.Subject = (what, text!);
        }

        return id;
    }

    /// <summary>How an id type takes a text.</summary>
    public delegate bool TryParseId<T>(string? text, out T id);

    private static SupplyContract Contract(JsonFields fields)
    {
        var contract = new SupplyContract
        {
            Tariff = fields.Text("tariff", 64),
            TransformerKva = fields.Number("transformerKva", " of kVA", 0, Large),
            DemandKw = fields.Number("demandKw", " of kW", 0, Large),
            VoltageKv = fields.Number("voltageKv", " of kV", 0, Large),
        };
        fields.End();
        return contract;
    }

    private static MeterEvent[] Events(JsonFields fields, List<RegistryFault> faults)
    {
        List<MeterEvent> events = [];
        foreach (var entry in fields.Objects("events"))
        {
            entry.Subject = fields.Subject;
            Add(events, Event(entry, faults));
            entry.End();
        }

        return [.. events]; // Most meters have none, and share the empty array.
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }
}
