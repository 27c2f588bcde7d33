namespace ParkTwin.Domain.Reference;

/// <summary>Reads <c>factors.json</c> (<c>docs/formats/reference.md</c>): the document as a whole, or every fault of it.</summary>
public static class FactorReader
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const int LongText = 1000;

    /// <summary>Nine significant digits: a derived value is written with at least as many.</summary>
    private const decimal Agreement = 0.000000001m;

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    /// <returns>The entries that could be read; to be used only where there is no fault.</returns>
    public static FactorTable Read(string json, ReferenceFaults faults)
    {
        if (ReferenceFields.Open(ReferenceKind.Factors, json, faults) is not { } root)
        {
            return FactorTable.Empty;
        }

        if (root.Text("version", IdText.MaxLength) is { } version && !IdText.IsValid(version))
        {
            root.Fault("version", $"'{version}' is no version: use ASCII letters, digits, '-', '_' and '.', the first a letter or digit.");
        }

        var grids = Grids(root);
        var factors = Factors(root);
        root.End();
        return new(
            [.. factors.Select(one => one.Factor)],
            grids.ToDictionary(grid => grid.Region, grid => grid.Grid, StringComparer.Ordinal))
        {
            GridRegions = grids,
        };
    }

    /// <summary>The version that the document gives itself; null when it gives none or cannot be read.</summary>
    public static string? VersionOf(string json) =>
        ReferenceFields.Open(ReferenceKind.Factors, json, new())?.Text("version") is { } version && IdText.IsValid(version) ? version : null;

    private static List<GridRegion> Grids(ReferenceFields root)
    {
        var grids = new List<GridRegion>();
        foreach (var fields in root.Objects("grids"))
        {
            var region = Region(fields, "region");
            var grid = Region(fields, "grid");
            var confidence = Confidence(fields);
            var note = fields.Text("note", LongText);
            fields.End();
            if (region is null || grid is null || confidence is null)
            {
                continue;
            }

            if (grids.Exists(one => one.Region == region))
            {
                fields.Fault("region", $"'{region}' is here twice. Keep one.");
                continue;
            }

            grids.Add(new(region, grid, confidence.Value, note));
        }

        return grids;
    }

    private static List<(Factor Factor, ReferenceFields Fields)> Factors(ReferenceFields root)
    {
        var read = new Dictionary<string, (Factor Factor, ReferenceFields Fields)>(StringComparer.Ordinal);
        foreach (var fields in root.Objects("factors", required: true))
        {
            if (One(fields) is { } factor && !read.TryAdd(factor.Id, (factor, fields)))
            {
                fields.Fault("id", $"'{factor.Id}' is the id of {read[factor.Id].Fields.Place} already. Ids differ.");
            }
        }

        var byId = read.ToDictionary(one => one.Key, one => one.Value.Factor, StringComparer.Ordinal);
        var answers = new Dictionary<Question, string>();
        foreach (var (factor, fields) in read.Values)
        {
            CheckLinks(factor, fields, byId);
            CheckDerived(factor, fields, byId);
            CheckSingle(factor, fields, answers);
        }

        return [.. read.Values];
    }

    private static Factor? One(ReferenceFields fields)
    {
        var id = fields.Text("id", 100, required: true);
        fields.Subject = id;
        var kind = fields.Word("kind", FactorRules.Kinds, required: true);
        var carrier = fields.Text("carrier", 40, required: true);
        var value = fields.Number("value", min: 0m, max: kind == "oxidation_rate" ? 1m : null);
        var unit = fields.Text("unit", 40, required: true);
        var region = Region(fields, "region");
        var confidence = Confidence(fields);
        var factor = new Factor
        {
            Id = id ?? string.Empty,
            Kind = kind ?? string.Empty,
            Carrier = carrier ?? string.Empty,
            Value = value,
            Unit = unit ?? string.Empty,
            Region = region ?? string.Empty,
            DataYear = fields.Whole("dataYear", FirstYear, LastYear),
            PublishedOn = fields.Date("publishedOn"),
            ValidFrom = fields.Date("validFrom"),
            ValidTo = fields.Date("validTo"),
            Basis = fields.Word("basis", FactorRules.Bases),
            PressureMpa = fields.Number("pressureMPa", min: 0m),
            NameZh = fields.Text("nameZh", required: true) ?? string.Empty,
            NameEn = fields.Text("nameEn", required: true) ?? string.Empty,
            Source = fields.Text("source", LongText, required: true) ?? string.Empty,
            Copies = fields.Whole("copies", 1, 1000),
            Confidence = confidence ?? FactorConfidence.NotFound,
            DerivedFrom = fields.Texts("derivedFrom"),
            Supersedes = fields.Text("supersedes", 100),
            Note = fields.Text("note", LongText),
        };
        fields.End();
        if (kind is not null && carrier is not null && unit is not null && !FactorRules.UnitsOf(kind, carrier).Contains(unit))
        {
            fields.Fault("unit", $"'{unit}' is no unit of {kind} of {carrier}: {string.Join(", ", FactorRules.UnitsOf(kind, carrier))}.");
        }

        CheckOne(factor, fields, confidence is not null);
        return id is null ? null : factor;
    }

    private static void CheckOne(Factor factor, ReferenceFields fields, bool hasConfidence)
    {
        if (hasConfidence && (factor.Value is null) != (factor.Confidence == FactorConfidence.NotFound) && !Refused(fields, factor))
        {
            fields.Fault("value", factor.Value is null
                ? "this is missing. Write a number, or \"confidence\": \"not-found\" until somebody supplies one."
                : "there is a value, and its confidence is not-found. Write how sure it is: confirmed, calculated or check.");
        }

        if (factor.ValidTo < factor.ValidFrom)
        {
            fields.Fault("validTo", $"{factor.ValidTo:yyyy-MM-dd} is before validFrom {factor.ValidFrom:yyyy-MM-dd}.");
        }

        if (factor.Basis is "average" or "residual" or "fossil" or "primary" && factor.Value is not null && factor.DataYear is null)
        {
            fields.Fault("dataYear", "this is missing. A value of the grid is of a year: write the data year, not the year of publication.");
        }

        if ((factor is { Kind: "enthalpy", Basis: "saturated" }) != (factor.PressureMpa > 0m))
        {
            fields.Fault("pressureMPa", "a saturated enthalpy, and no other entry, needs its absolute pressure in MPa, above 0.");
        }
    }

    /// <summary>A value that was refused reads as null and has its own fault already.</summary>
    private static bool Refused(ReferenceFields fields, Factor factor) => factor.Value is null && fields.Has("value");

    private static void CheckLinks(Factor factor, ReferenceFields fields, Dictionary<string, Factor> byId)
    {
        if (factor.Supersedes is { } old && (old == factor.Id || !byId.ContainsKey(old)))
        {
            fields.Fault("supersedes", $"there is no other entry '{old}'.");
        }
    }

    /// <summary>A derived CO₂ factor is shown and checked, never computed with: its inputs are.</summary>
    private static void CheckDerived(Factor factor, ReferenceFields fields, Dictionary<string, Factor> byId)
    {
        if (factor.DerivedFrom.Count == 0)
        {
            return;
        }

        var inputs = factor.DerivedFrom.Select(byId.GetValueOrDefault).ToList();
        if (factor.Kind != "co2" || inputs.Count != 3 || inputs.Exists(input => input?.Value is null || input.Carrier != factor.Carrier)
            || !inputs.Select(input => input!.Kind).Order(StringComparer.Ordinal).SequenceEqual(["carbon_content", "ncv", "oxidation_rate"]))
        {
            fields.Fault("derivedFrom", $"this must name the ncv, carbon_content and oxidation_rate of {factor.Carrier}, each with a value.");
            return;
        }

        var derived = inputs.Aggregate(1m, (product, input) => product * input!.Value!.Value) * 44m / 12m;
        if (factor.Value is { } value && Math.Abs(value - derived) > Agreement * derived)
        {
            fields.Fault("value", $"{value} is not ncv × carbon_content × oxidation_rate × 44/12 = {derived:0.##########} to nine digits.");
        }
    }

    /// <summary>Two entries that answer the same question would make the answer a matter of order.</summary>
    private static void CheckSingle(Factor factor, ReferenceFields fields, Dictionary<Question, string> answers)
    {
        if (factor.Value is null || factor.Basis is FactorRules.Legacy)
        {
            return;
        }

        var question = new Question(
            factor.Kind, factor.Carrier, factor.Region, factor.Basis, factor.DataYear, factor.ValidFrom, factor.PressureMpa);
        if (!answers.TryAdd(question, factor.Id))
        {
            fields.Fault(null, $"this answers the same question as '{answers[question]}' (kind, carrier, region, basis, data year). "
                + "Give one a validFrom or another basis, or leave one out.");
        }
    }

    private static string? Region(ReferenceFields fields, string key)
    {
        var region = fields.Text(key, 16, required: true);
        if (region is null || FactorRules.IsRegion(region))
        {
            return region;
        }

        fields.Fault(key, $"'{region}' is no region: GLOBAL, a country (CN), a province (CN-33) or a regional grid (CN-EAST).");
        return null;
    }

    private static FactorConfidence? Confidence(ReferenceFields fields) =>
        fields.Word("confidence", FactorRules.Confidences, required: true) is { } word
            ? (FactorConfidence)FactorRules.Confidences.ToList().IndexOf(word)
            : null;

    private sealed record Question(
        string Kind, string Carrier, string Region, string? Basis, int? DataYear, DateOnly? ValidFrom, decimal? PressureMpa);
}
