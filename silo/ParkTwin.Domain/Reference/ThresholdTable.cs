using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Domain.Reference;

/// <summary>The carbon-efficiency code, flag rules, scoring schemes and allotments. Immutable.</summary>
public sealed partial class ThresholdTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static ThresholdTable Empty { get; } = new();

    /// <summary>The editions of the carbon-efficiency code.</summary>
    public IReadOnlyList<CarbonCode> CarbonCodes { get; private init; } = [];

    /// <summary>The editions of the flag rules.</summary>
    public IReadOnlyList<FlagRule> FlagRules { get; private init; } = [];

    /// <summary>The counties' 亩均 schemes.</summary>
    public IReadOnlyList<LandScoreScheme> LandScores { get; private init; } = [];

    /// <summary>What is allotted.</summary>
    public IReadOnlyList<Allotment> Allotments { get; private init; } = [];

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    /// <returns>The table; <see cref="Empty"/> when anything is wrong.</returns>
    public static ThresholdTable Read(string json, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return DocumentPart.Document(ReferenceKind.Thresholds, json, faults, ReadTable) ?? Empty;
    }

    /// <summary>The carbon-efficiency code in force on a date, the newest of several; null where there is none.</summary>
    public CarbonCode? CarbonCodeOn(DateOnly date) => CarbonCodes
        .Where(code => Holds(code.ValidFrom, code.ValidTo, date))
        .MaxBy(code => code.ValidFrom ?? DateOnly.MinValue);

    /// <summary>The rules in force on a date, each once, the newest edition of each, in the document's order.</summary>
    public IReadOnlyList<FlagRule> FlagRulesOn(DateOnly date) =>
    [
        .. FlagRules.Where(rule => Holds(rule.ValidFrom, rule.ValidTo, date))
            .GroupBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(editions => editions.MaxBy(rule => (rule.ValidFrom ?? DateOnly.MinValue, rule.Version))!),
    ];

    /// <summary>The scheme of an id; null where there is none.</summary>
    public LandScoreScheme? LandScore(string id) => LandScores.FirstOrDefault(scheme => scheme.Id == id);

    /// <summary>What is allotted to an enterprise (null: to the park) in a year.</summary>
    public IReadOnlyList<Allotment> AllottedTo(ParkId park, EnterpriseId? enterprise, int year) =>
        [.. Allotments.Where(entry => entry.Park == park && entry.Enterprise == enterprise && entry.Year == year)];

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly date) => (from ?? date) <= date && date <= (to ?? date);

    private static ThresholdTable ReadTable(DocumentPart root)
    {
        var table = new ThresholdTable
        {
            CarbonCodes = root.Rows("carbonCode", ReadCode),
            FlagRules = root.Rows("flagRules", ReadRule),
            LandScores = root.Rows("landScores", ReadScheme),
            Allotments = root.Rows("allotments", ReadAllotment),
        };
        root.Distinct("carbonCode", table.CarbonCodes.Select(code => code.Id));
        root.Distinct("flagRules", table.FlagRules.Select(rule => $"{rule.Id} version {rule.Version}"));
        root.Distinct("landScores", table.LandScores.Select(scheme => scheme.Id));
        root.Distinct("allotments", table.Allotments.Where(entry => entry.Park != default)
            .Select(entry => $"{entry.Park} {entry.Enterprise} {entry.Year} {entry.Figure}"));
        return table;
    }

    private static CarbonCode ReadCode(DocumentPart part)
    {
        var code = new CarbonCode
        {
            Id = part.Text("id"),
            ValidFrom = part.OptionalDate("validFrom"),
            ValidTo = part.OptionalDate("validTo"),
            LowUpTo = part.Number("lowUpTo"),
            MediumUpTo = part.Number("mediumUpTo"),
            GradesUpTo = part.Numbers("gradesUpTo"),
            MinCompleteness = part.Number("minCompleteness"),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
        };
        if (code.LowUpTo <= 0m || code.LowUpTo >= code.MediumUpTo)
        {
            part.Fault("lowUpTo", $"is {code.LowUpTo} and mediumUpTo is {code.MediumUpTo}; 0 < lowUpTo < mediumUpTo is needed.");
        }

        if (code.GradesUpTo.Count != 4 || !code.GradesUpTo.Zip(code.GradesUpTo.Skip(1)).All(pair => pair.First < pair.Second))
        {
            part.Fault("gradesUpTo", $"is [{string.Join(", ", code.GradesUpTo)}]; four rising numbers are needed.");
        }

        Share(part, "minCompleteness", code.MinCompleteness);
        return code;
    }

    private static FlagRule ReadRule(DocumentPart part)
    {
        var rule = new FlagRule
        {
            Id = part.Text("id"),
            Version = part.Whole("version", 1, int.MaxValue),
            Figure = part.OptionalText("figure"),
            Compare = (FlagCompare)part.Word("compare", "above", "at-least", "below"),
            Levels = part.Items("levels", level => new FlagLevel(level.Text("word"), level.Number("threshold"), level.Number("clear"))),
            On = ReadKinds(part),
            Rolling = part.Truth("rolling"),
            MinCompleteness = part.OptionalNumber("minCompleteness"),
            ValidFrom = part.OptionalDate("validFrom"),
            ValidTo = part.OptionalDate("validTo"),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
        };
        if (rule.Id.Length > 0 && !Domain.Flags.FlagRules.All.Contains(rule.Id))
        {
            part.Fault("id", $"is '{rule.Id}'; the rules are {string.Join(", ", Domain.Flags.FlagRules.All)}.");
        }

        var sign = rule.Compare == FlagCompare.Below ? -1m : 1m;
        if (rule.Levels.Count == 0 || rule.Levels.Any(level => sign * level.Clear > sign * level.Threshold)
            || !rule.Levels.Zip(rule.Levels.Skip(1)).All(pair => sign * pair.First.Threshold < sign * pair.Second.Threshold))
        {
            part.Fault("levels", "need at least one threshold, each further than the one before, with its clearing threshold not beyond it.");
        }

        if (rule.MinCompleteness is { } share)
        {
            Share(part, "minCompleteness", share);
        }

        return rule;
    }

    private static Dictionary<PeriodKind, int> ReadKinds(DocumentPart part)
    {
        var kinds = new Dictionary<PeriodKind, int>();
        foreach (var (word, count) in part.Map("on"))
        {
            PeriodKind? kind = word switch
            {
                "month" => PeriodKind.Month,
                "quarter" => PeriodKind.Quarter,
                "year" => PeriodKind.Year,
                _ => null,
            };
            if (kind is null || count is not (1m or 2m or 3m or 4m or 5m or 6m))
            {
                part.Fault($"on.{word}", $"is {count}; month, quarter or year with 1 to 6 consecutive periods is needed.");
                continue;
            }

            kinds[kind.Value] = (int)count;
        }

        if (kinds.Count == 0)
        {
            part.Fault("on", "names no period; month, quarter or year with 1 to 6 consecutive periods is needed.");
        }

        return kinds;
    }

    private static LandScoreScheme ReadScheme(DocumentPart part)
    {
        var scheme = new LandScoreScheme
        {
            Id = part.Text("id"),
            County = part.Text("county"),
            Year = part.Whole("year", 2000, 2199),
            AboveScale = part.Word("scale", "above", "below") == 0,
            Indicators = part.Items("indicators", ReadIndicator),
            Classes = part.Items("classes", entry => new LandScoreClass(
                entry.Text("word"), entry.Text("nameZh"), entry.OptionalNumber("fromScore"), entry.OptionalNumber("toShare"))),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
        };
        if (scheme.Indicators.Sum(indicator => indicator.Weight) is var sum && sum != 100m)
        {
            part.Fault("indicators", $"have weights that add up to {sum}; 100 is needed.");
        }

        if (scheme.Classes.Any(entry => entry.FromScore is not null) && scheme.Classes.Any(entry => entry.ToShare is not null))
        {
            part.Fault("classes", "mix fromScore and toShare; one of them is needed for all.");
        }

        return scheme;
    }

    private static LandScoreIndicator ReadIndicator(DocumentPart part)
    {
        var indicator = new LandScoreIndicator(
            part.Text("id"), part.Text("nameZh"), part.Text("unit"), part.Number("reference"), part.Number("weight"));
        if (indicator.Id.Length > 0 && !Evaluation.LandScore.Indicators.Contains(indicator.Id))
        {
            part.Fault("id", $"is '{indicator.Id}'; the indicators are {string.Join(", ", Evaluation.LandScore.Indicators)}.");
        }

        if (indicator.Reference <= 0m || indicator.Weight <= 0m)
        {
            part.Fault("reference", $"is {indicator.Reference} and weight is {indicator.Weight}; both must be above zero.");
        }

        return indicator;
    }

    private static Allotment ReadAllotment(DocumentPart part)
    {
        var park = part.Text("park");
        var enterprise = part.OptionalText("enterprise");
        if (!ParkId.TryParse(park, out var parkId))
        {
            part.Fault("park", $"is '{park}'; a park id is needed.");
        }

        EnterpriseId enterpriseId = default;
        if (enterprise is not null && !EnterpriseId.TryParse(enterprise, out enterpriseId))
        {
            part.Fault("enterprise", $"is '{enterprise}'; an enterprise id, or null for the whole park, is needed.");
        }

        string[] figures = ["energy.tceCalorific", "energy.tceEquivalent", "carbon.total"];
        var allotment = new Allotment
        {
            Park = parkId,
            Enterprise = enterpriseId == default ? null : enterpriseId,
            Year = part.Whole("year", 2000, 2199),
            Figure = figures[part.Word("figure", figures)],
            Amount = part.Number("amount"),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
        };
        if (allotment.Amount <= 0m)
        {
            part.Fault("amount", $"is {allotment.Amount}; it must be above zero.");
        }

        return allotment;
    }

    private static void Share(DocumentPart part, string name, decimal value)
    {
        if (value is < 0m or > 1m)
        {
            part.Fault(name, $"is {value}; a share from 0 to 1 is needed.");
        }
    }
}
