using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>Holds a park against a zero-carbon, ecological or green scheme (reference §7): value, limit, pass, fail or unknown.</summary>
public static class ParkReadiness
{
    private const string CarbonPerTce = "carbonPerTce";

    /// <summary>Indicators that follow from the park's account; all others are entered.</summary>
    public static IReadOnlyList<string> Computed { get; } =
        [CarbonPerTce, "energyPerValueAdded", "carbonPerValueAdded", "waterPerValueAdded"];

    /// <summary>The check list.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="park">The park's account of a calendar year, provincial scope.</param>
    /// <param name="entered">Values that are entered, by indicator; computed ones are not taken from here.</param>
    public static ReadinessReport Check(ParkScheme scheme, Account park, IReadOnlyDictionary<string, Figure> entered)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(park);
        ArgumentNullException.ThrowIfNull(entered);
        var carbon = Of(park, "carbon.total", "tCO2");
        var energy = Of(park, "energy.tceCalorific", "tce");
        var tce = energy.Value;
        if (park.Figures.GetValueOrDefault("intensity.tco2PerTce") is { Operation: FigureOperation.Quotient, Inputs: [var above, var below] })
        {
            (carbon, energy) = (above, below); // Σ over the firms where both are known: energy without its carbon dilutes nothing.
        }

        var items = scheme.Indicators.Select(indicator =>
            Item(indicator, Value(indicator, park, carbon, energy, entered), tce)).ToList();
        var core = items.Where(item => item.Indicator.Core).ToList();
        return new()
        {
            Scheme = scheme,
            Items = items,
            Verdict = Verdict(items, core),
            ToCut = core.Find(item => item.Indicator.Id == CarbonPerTce)?.Limit is { } limit ? ToCut(scheme, carbon, energy, limit) : null,
        };
    }

    private static ReadinessVerdict Verdict(List<ReadinessItem> items, List<ReadinessItem> core) =>
        core.Exists(item => item.Verdict == ReadinessVerdict.Fail) ? ReadinessVerdict.Fail
        : items.Count > 0 && items.TrueForAll(item => item.Verdict == ReadinessVerdict.Pass) ? ReadinessVerdict.Pass
        : core.Count == 0 && items.Exists(item => item.Verdict == ReadinessVerdict.Fail) ? ReadinessVerdict.Fail
        : ReadinessVerdict.Unknown;

    private static Figure Value(
        SchemeIndicator indicator, Account park, Figure carbon, Figure energy, IReadOnlyDictionary<string, Figure> entered) =>
        indicator.Id switch
        {
            CarbonPerTce => Figure.Of(
                "readiness.carbonPerTce", "tCO2/tce", FigureOperation.Quotient, "单位能耗碳排放 (发改环资〔2025〕910号)", carbon, energy),
            "energyPerValueAdded" => Of(park, "intensity.tceCalorificPerValueAdded", indicator.Unit),
            "carbonPerValueAdded" => Of(park, "intensity.tco2PerValueAdded", indicator.Unit),
            "waterPerValueAdded" => Of(park, "intensity.waterPerValueAdded", indicator.Unit),
            _ => entered.GetValueOrDefault(indicator.Id)
                ?? Figure.Unknown($"readiness.{indicator.Id}", indicator.Unit, $"{indicator.NameZh} is not entered."),
        };

    private static ReadinessItem Item(SchemeIndicator indicator, Figure value, decimal? tce)
    {
        var bySize = indicator.Limits.Any(limit => limit.FromTce is not null || limit.ToTce is not null);
        if (bySize && tce is null)
        {
            return new(indicator, value, null, ReadinessVerdict.Unknown, "The limit goes by the park's yearly energy, which is not known.");
        }

        var band = indicator.Limits.FirstOrDefault(limit => !bySize || ((limit.FromTce ?? tce) <= tce && (limit.ToTce is null || tce < limit.ToTce)));
        if (band is null)
        {
            return new(indicator, value, null, ReadinessVerdict.NotApplicable, $"The scheme states no limit for a park of {tce:0.###} tce.");
        }

        if (band.Limit is not { } bound)
        {
            return new(indicator, value, null, ReadinessVerdict.Unknown, "The limit is not known; enter it in schemes.json.");
        }

        return value.Value is not { } known ? new(indicator, value, bound, ReadinessVerdict.Unknown, value.Reason)
            : new(indicator, value, bound,
                (indicator.AtMost ? known <= bound : known >= bound) ? ReadinessVerdict.Pass : ReadinessVerdict.Fail, null);
    }

    private static Figure ToCut(ParkScheme scheme, Figure carbon, Figure energy, decimal limit)
    {
        var bound = Leaf($"reference.{scheme.Id}.carbonPerTce", "tCO2/tce", limit, FigureSourceKind.Reference, scheme.Source);
        var allowed = Figure.Of("readiness.allowed", "tCO2", FigureOperation.Product, "limit × energy", bound, energy);
        var over = Figure.Of("readiness.over", "tCO2", FigureOperation.Difference, "emissions − allowed", carbon, allowed);
        return Figure.Of("readiness.toCut", "tCO2", FigureOperation.Maximum, "not below 0", over,
            Leaf("constant.zero", "tCO2", 0m, FigureSourceKind.Constant, "0"));
    }

    private static Figure Leaf(string key, string unit, decimal value, FigureSourceKind kind, string citation) =>
        Figure.Leaf(key, unit, value, new() { Kind = kind, Id = key, Citation = citation });

    private static Figure Of(Account park, string key, string unit) => park.Figures.GetValueOrDefault(key)
        ?? Figure.Unknown(key, unit, $"The park's account of {park.Period} has no {key}.");
}
