using System.Text.Json;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>Reads <c>tariffs.json</c>: all faults at once, nothing kept of a document that has any.</summary>
internal sealed class TariffReader
{
    /// <summary>The document's own name and version.</summary>
    public const string Schema = "parktwin-tariffs/1";

    private const decimal MostPrice = 1_000_000m;

    private readonly List<Tariff> _tariffs = [];
    private readonly List<TariffHoliday> _holidays = [];
    private readonly Dictionary<string, TimeBandTable> _bands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<BandRatios>> _ratios = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PowerFactorTable> _powerFactors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public static TariffTable Read(string json, ReferenceFaults faults)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.AsMemory().TrimStart('\uFEFF'));
            JsonTexts.ThrowIfUnreadable(document.RootElement);
        }
        catch (JsonException broken)
        {
            faults.AddNotJson(ReferenceKind.Tariffs, broken);
            return TariffTable.Empty;
        }

        using (document)
        {
            var before = faults.All.Count;
            var reader = new TariffReader();
            reader.Document(new(document.RootElement, "$", faults));
            return faults.All.Count > before
                ? TariffTable.Empty
                : new(reader._tariffs, reader._holidays, reader._bands, reader._regions, reader._ratios);
        }
    }

    private void Document(TariffNode root)
    {
        if (!root.IsObject("schema holidays bandTables powerFactorTables tariffs", "notes"))
        {
            return;
        }

        if (root.Text("schema") is { } schema && schema != Schema)
        {
            root.At("schema").Fault($"is '{schema}'; this twin reads '{Schema}'.");
        }

        foreach (var note in root.Items("notes"))
        {
            note.AsText();
        }

        foreach (var node in root.Items("holidays"))
        {
            Holiday(node);
        }

        foreach (var node in root.Items("bandTables"))
        {
            BandTable(node);
        }

        foreach (var node in root.Items("powerFactorTables"))
        {
            if (PowerFactorReader.Read(node) is { } table && !_powerFactors.TryAdd(table.Id, table))
            {
                node.Fault($"has the id '{table.Id}' of a table before it; ids differ.");
            }
        }

        foreach (var node in root.Items("tariffs"))
        {
            Tariff(node);
        }
    }

    private void Holiday(TariffNode node)
    {
        if (!node.IsObject("name from to citation confidence", "nameZh workdays"))
        {
            return;
        }

        var (name, from, to, citation) = (node.Text("name"), node.Date("from"), node.Date("to"), node.Text("citation"));
        var confidence = node.Confidence("confidence");
        var workdays = Workdays(node);
        if (name is null || from is not { } first || to is not { } last || citation is null)
        {
            return;
        }

        if (last < first || last.DayNumber - first.DayNumber > 30)
        {
            node.At("to").Fault($"is {last:yyyy-MM-dd}; a holiday ends on or after {first:yyyy-MM-dd} and within 31 days.");
        }
        else if (_holidays.Any(other => other.Name == name && other.From <= last && first <= other.To))
        {
            node.Fault($"gives '{name}' days that another entry gives it too; one entry a year.");
        }
        else
        {
            _holidays.Add(new(name, first, last, citation, confidence) { Workdays = workdays });
        }
    }

    private List<DateOnly> Workdays(TariffNode node)
    {
        var workdays = new List<DateOnly>();
        foreach (var item in node.Items("workdays"))
        {
            if (item.AsText() is not { } text)
            {
                continue;
            }

            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                item.Fault($"is '{text}'; write the date of a Saturday or Sunday that is worked, such as 2026-02-14.");
            }
            else if (workdays.Contains(day) || _holidays.Any(other => other.Workdays.Contains(day)))
            {
                item.Fault($"is {text}, which is worked for another holiday already; one entry a day.");
            }
            else
            {
                workdays.Add(day);
            }
        }

        return workdays;
    }

    private void BandTable(TariffNode node)
    {
        if (!node.IsObject("id nameZh nameEn editions", "regions"))
        {
            return;
        }

        var (id, _, _) = (node.Text("id"), node.Text("nameZh"), node.Text("nameEn"));
        var (editions, ratios) = BandEditionReader.Read(node, _holidays);
        if (id is null)
        {
            return;
        }

        if (_bands.ContainsKey(id))
        {
            node.At("id").Fault($"is '{id}', the id of a table before it; ids differ.");
            return;
        }

        _bands.Add(id, new(BandEditionReader.ContentId(id, editions), editions));
        _ratios.Add(id, ratios);
        foreach (var region in node.Items("regions"))
        {
            if (region.AsText() is { } text && !_regions.TryAdd(text, id))
            {
                region.Fault($"is '{text}', whose bands are '{_regions[text]}' already; a region has one table.");
            }
        }
    }

    private void Tariff(TariffNode node)
    {
        if (!node.IsObject("id nameZh nameEn kind bands prices", "aliases demandFloor powerFactorTables components notes"))
        {
            return;
        }

        var (id, nameZh, nameEn, bands) = (node.Text("id"), node.Text("nameZh"), node.Text("nameEn"), node.Text("bands"));
        var kind = node.Text("kind");
        if (kind is not (null or "single-part" or "two-part"))
        {
            node.At("kind").Fault($"is '{kind}'; write single-part or two-part.");
        }

        if (bands is not null && !_bands.ContainsKey(bands))
        {
            node.At("bands").Fault($"is '{bands}', which no entry of bandTables has as id.");
        }

        var aliases = node.Items("aliases").Select(item => item.AsText()).OfType<string>().ToList();
        foreach (var name in aliases.Prepend(id).OfType<string>().Where(name => !_ids.Add(name)))
        {
            node.At("id").Fault($"or an alias is '{name}', which another tariff has; ids differ.");
        }

        foreach (var note in node.Items("notes"))
        {
            note.AsText();
        }

        var (floor, floorCitation, floorConfidence) = Floor(node.At("demandFloor"));
        var tables = PowerFactors(node);
        var prices = Prices(node, kind == "two-part");
        var components = node.Items("components").Select(Component).OfType<TariffComponent>().ToList();
        if (id is not null && nameZh is not null && nameEn is not null && bands is not null)
        {
            _tariffs.Add(new()
            {
                Id = id,
                Aliases = aliases,
                NameZh = nameZh,
                NameEn = nameEn,
                Kind = kind == "two-part" ? TariffKind.TwoPart : TariffKind.SinglePart,
                Bands = bands,
                DemandFloor = floor,
                DemandFloorCitation = floorCitation,
                DemandFloorConfidence = floorConfidence,
                PowerFactors = tables,
                Prices = prices,
                Components = components,
            });
        }
    }

    private static (decimal? Share, string? Citation, FactorConfidence Confidence) Floor(TariffNode node) =>
        node.IsNull || !node.IsObject("share citation confidence")
            ? (null, null, FactorConfidence.NotFound)
            : (node.Number("share", 0m, 1m, needed: true), node.Text("citation"), node.Confidence("confidence"));

    private List<PowerFactorTable> PowerFactors(TariffNode node)
    {
        var tables = new List<PowerFactorTable>();
        foreach (var item in node.Items("powerFactorTables"))
        {
            if (item.AsText() is not { } id)
            {
                continue;
            }

            if (_powerFactors.TryGetValue(id, out var table))
            {
                tables.Add(table);
            }
            else
            {
                item.Fault($"is '{id}', which no entry of powerFactorTables has as id.");
            }
        }

        return tables;
    }

    private static List<TariffPrice> Prices(TariffNode node, bool twoPart)
    {
        var prices = new List<TariffPrice>();
        foreach (var item in node.Items("prices"))
        {
            if (!item.IsObject("from flatBase fixedPart citation confidence", "leastVoltageKv demandPrice capacityPrice"))
            {
                continue;
            }

            var price = new TariffPrice
            {
                From = item.Date("from") ?? default,
                LeastVoltageKv = item.Number("leastVoltageKv", 0m, 2000m),
                FlatBase = item.Number("flatBase", 0m, MostPrice),
                FixedPart = item.Number("fixedPart", 0m, MostPrice),
                DemandPrice = item.Number("demandPrice", 0m, MostPrice),
                CapacityPrice = item.Number("capacityPrice", 0m, MostPrice),
                Citation = item.Text("citation") ?? string.Empty,
                Confidence = item.Confidence("confidence"),
            };
            if (!twoPart && (price.DemandPrice ?? price.CapacityPrice) is not null)
            {
                item.Fault("has a demandPrice or capacityPrice; a single-part tariff has none: make its kind two-part or take them away.");
            }

            if (prices.Any(other => other.From == price.From && other.LeastVoltageKv == price.LeastVoltageKv))
            {
                item.Fault($"begins on {price.From:yyyy-MM-dd} for the same voltage as an entry before it; one entry a date and voltage.");
            }

            prices.Add(price);
        }

        if (prices.Count == 0)
        {
            node.At("prices").Fault("is empty; give one entry at least, with null where a price is not known.");
        }

        return prices;
    }

    private static TariffComponent? Component(TariffNode node)
    {
        if (!node.IsObject("kind price citation confidence", "from leastVoltageKv"))
        {
            return null;
        }

        var kind = node.Text("kind");
        if (kind is not (null or "transmission" or "funds"))
        {
            node.At("kind").Fault($"is '{kind}'; write transmission or funds.");
        }

        return new(kind ?? string.Empty, node.Date("from", needed: false), node.Number("leastVoltageKv", 0m, 2000m),
            node.Number("price", 0m, MostPrice), node.Text("citation") ?? string.Empty, node.Confidence("confidence"));
    }
}
