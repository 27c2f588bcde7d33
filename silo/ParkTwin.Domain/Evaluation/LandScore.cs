using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Evaluation;

/// <summary>
/// 亩均论英雄: the score of an enterprise under a county's own scheme, Σ value ÷ reference × weight (浙政发〔2018〕5号; each county
/// sets weights, reference values and class limits), and the class A to D.
/// </summary>
public static class LandScore
{
    /// <summary>The indicators that a scheme may use.</summary>
    public static IReadOnlyList<string> Indicators { get; } =
    [
        "taxPerMu", "valueAddedPerMu", "valueAddedPerTce", "valueAddedPerEmissions", "valueAddedPerHead", "researchShare",
        "taxPerKwh",
    ];

    /// <summary>The tree of the score; unknown with a reason when one of its indicators is unknown.</summary>
    /// <param name="scheme">The county's scheme.</param>
    /// <param name="values">The values by indicator, in the scheme's unit; a missing one is unknown.</param>
    /// <param name="referenceSet">Version of the reference set, for the sources.</param>
    public static Figure Score(LandScoreScheme scheme, IReadOnlyDictionary<string, Figure> values, string referenceSet)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(values);
        var terms = scheme.Indicators.Select(indicator =>
        {
            var value = values.GetValueOrDefault(indicator.Id)
                ?? Figure.Unknown($"landscore.{indicator.Id}", indicator.Unit, $"{indicator.NameZh} is not known; declare it.");
            var share = Figure.Of(
                $"landscore.{indicator.Id}.share", "1", FigureOperation.Quotient, $"{indicator.NameZh} ÷ the county's reference value",
                value, Leaf(scheme, $"{indicator.Id}.reference", indicator.Unit, indicator.Reference, referenceSet));
            return Figure.Of(
                $"landscore.{indicator.Id}.points", "1", FigureOperation.Product, "share × weight",
                share, Leaf(scheme, $"{indicator.Id}.weight", "1", indicator.Weight, referenceSet));
        });
        return Figure.Of(
            "landscore.total", "1", FigureOperation.Sum, $"亩均评价 {scheme.County} {scheme.Year}: Σ value ÷ reference × weight",
            [.. terms]);
    }

    /// <summary>The indicator values that an account of a year gives; those it does not give are unknown with a reason.</summary>
    /// <param name="account">The account of a year, provincial scope.</param>
    /// <param name="emissions">Pollutant equivalents in the scheme's unit; null when not declared.</param>
    /// <param name="researchAndDevelopment">R&amp;D spending, 万元; null when not declared.</param>
    public static IReadOnlyDictionary<string, Figure> Values(Account account, decimal? emissions, decimal? researchAndDevelopment)
    {
        ArgumentNullException.ThrowIfNull(account);
        Figure Of(string key, string unit) => account.Figures.GetValueOrDefault(key)
            ?? Figure.Unknown(key, unit, $"{key} of {account.Period} is not known; declare it.");

        var added = Of("declared.valueAdded", "万元");
        var load = Of("energy.loadKwh", "kWh");
        var tenThousand = Figure.Leaf("constant.yuanPerWan", "yuan/万元", 10_000m, new()
        {
            Kind = FigureSourceKind.Constant,
            Citation = "1 万元 = 10,000 元",
        });
        return new Dictionary<string, Figure>(StringComparer.Ordinal)
        {
            ["taxPerMu"] = Of("intensity.taxPerMu", "万元/亩"),
            ["valueAddedPerMu"] = Of("intensity.valueAddedPerMu", "万元/亩"),
            ["valueAddedPerTce"] = Ratio("valueAddedPerTce", "万元/tce", added, Of("energy.tceEquivalent", "tce"), "增加值 ÷ tce(等价)"),
            ["valueAddedPerEmissions"] = Ratio(
                "valueAddedPerEmissions", "万元/t", added, Declared(account, "declared.emissions", "t", emissions), "增加值 ÷ 排放量"),
            ["valueAddedPerHead"] = Ratio(
                "valueAddedPerHead", "万元/人", added, Of("declared.headcount", "1"), "全员劳动生产率: 增加值 ÷ 从业人员"),
            ["researchShare"] = Ratio(
                "researchShare", "1", Declared(account, "declared.researchAndDevelopment", "万元", researchAndDevelopment),
                Of("declared.output", "万元"), "R&D经费 ÷ 产值"),
            ["taxPerKwh"] = Figure.Of(
                "landscore.taxPerKwh", "yuan/kWh", FigureOperation.Quotient, "单位用电税收: 税收(元) ÷ 用电量",
                Figure.Of("landscore.taxYuan", "yuan", FigureOperation.Product, "万元 × 10,000", Of("declared.tax", "万元"), tenThousand),
                load),
        };
    }

    /// <summary>The class of a score, of a scheme with score limits; null when the limits are not known or go by rank.</summary>
    public static string? ClassOf(LandScoreScheme scheme, decimal? score)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return score is { } known && scheme.Classes.All(entry => entry.FromScore is not null)
            ? scheme.Classes.FirstOrDefault(entry => known >= entry.FromScore)?.Word
            : null;
    }

    /// <summary>
    /// The classes of a whole county's scores, in their order: by score limits, or by rank among the known scores (equal scores have
    /// the rank of the best of them). Null where a score or the limits are unknown.
    /// </summary>
    public static IReadOnlyList<string?> Classes(LandScoreScheme scheme, IReadOnlyList<decimal?> scores)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(scores);
        if (scheme.Classes.Count == 0 || !scheme.Classes.All(entry => entry.ToShare is not null))
        {
            return [.. scores.Select(score => ClassOf(scheme, score))];
        }

        var known = scores.Count(score => score is not null);
        return
        [
            .. scores.Select(score => score is null
                ? null
                : scheme.Classes.FirstOrDefault(entry => scores.Count(other => other > score) + 1 <= entry.ToShare * known)?.Word
                    ?? scheme.Classes[^1].Word),
        ];
    }

    private static Figure Ratio(string id, string unit, Figure over, Figure under, string formula) =>
        Figure.Of($"landscore.{id}", unit, FigureOperation.Quotient, formula, over, under);

    private static Figure Declared(Account account, string key, string unit, decimal? value) => value is { } known
        ? Figure.Leaf(key, unit, known, new() { Kind = FigureSourceKind.Declared, Period = account.Period })
        : Figure.Unknown(key, unit, $"{key} of {account.Period} is not declared.");

    private static Figure Leaf(LandScoreScheme scheme, string word, string unit, decimal value, string referenceSet) =>
        Figure.Leaf($"reference.{scheme.Id}.{word}", unit, value, new()
        {
            Kind = FigureSourceKind.Reference,
            Id = $"{scheme.Id}.{word}",
            Set = referenceSet,
            DataYear = scheme.Year,
            Citation = scheme.Source,
            Confidence = ReferenceWords.Of(scheme.Confidence),
        });
}
