using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Portraits;

/// <summary>
/// The portrait (数字画像) of an enterprise in a period: eight axes over figures that exist already, each open to the figure behind it,
/// and what follows in words. <c>docs/diagnosis.md</c> lists the two points of each axis; they are this twin's own.
/// </summary>
public sealed record Portrait
{
    /// <summary>Score from which an axis is a strength.</summary>
    public const decimal StrongFrom = 75m;

    /// <summary>Score below which an axis is a weak point.</summary>
    public const decimal WeakBelow = 40m;

    private const string TrendKey = "intensity.tco2PerValueAdded";

    private static readonly string[] BandsZh = ["前 10 %", "前 25 %", "前 50 %", "前 75 %", "后 25 %"];
    private static readonly string[] BandsEn = ["best 10 %", "best 25 %", "best 50 %", "best 75 %", "last 25 %"];

    /// <summary>The axes, in a fixed order; one whose figure is unknown is there without a score.</summary>
    public required IReadOnlyList<PortraitAxis> Axes { get; init; }

    /// <summary>What is good, strongest first.</summary>
    public required IReadOnlyList<Said> Strengths { get; init; }

    /// <summary>What is weak, weakest first.</summary>
    public required IReadOnlyList<Said> Weaknesses { get; init; }

    /// <summary>The mean of the known scores; null where fewer than half are known.</summary>
    public decimal? Score
    {
        get
        {
            var known = Axes.Select(axis => axis.Score).OfType<decimal>().ToArray();
            return known.Length * 2 < Axes.Count ? null : known.Average();
        }
    }

    /// <summary>The portrait.</summary>
    public static Portrait Of(PortraitInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Figure At(string key, string unit) => inputs.Account.Figures.GetValueOrDefault(key)
            ?? Figure.Unknown(key, unit, $"This account has no {key}: nothing it could follow from is metered or declared.");

        PortraitAxis[] axes =
        [
            Axis("carbon-grade", "碳效", "Carbon grade", At(CarbonGrade.KKey, "1"), 2m, 0.6m),
            Axis("peers", "同行位置", "Among peers", Peers(inputs.Peers), 1m, 0.1m),
            Axis("trend", "强度变化", "Trend", Trend(inputs), 1.1m, 0.9m),
            Axis("pv-share", "光伏自给", "PV share", At("intensity.selfSufficiency", "1"), 0m, 0.3m),
            Axis("completeness", "数据完整", "Completeness", Completeness(inputs.Account), 0.8m, 1m),
            Axis("load-factor", "负荷率", "Load factor", At("demand.loadFactor", "1"), 0.2m, 0.8m),
            Axis("valley-share", "谷电占比", "Valley share", Valley(At), 0.1m, 0.5m),
            Axis("saving", "基准节能", "Saving", inputs.Saving ?? Figure.Unknown(
                "baseline.improvement", "1", "It has no energy baseline that covers this period; make one with PUT …/baselines."), -0.05m, 0.1m),
        ];
        return new()
        {
            Axes = axes,
            Strengths = [.. axes.Where(axis => axis.Score >= StrongFrom).OrderByDescending(axis => axis.Score).Select(axis => Say(axis, inputs))],
            Weaknesses = [.. axes.Where(axis => axis.Score < WeakBelow).OrderBy(axis => axis.Score).Select(axis => Say(axis, inputs))],
        };
    }

    private static PortraitAxis Axis(string id, string zh, string en, Figure figure, decimal zero, decimal full) =>
        new() { Id = id, Name = new(zh, en), Figure = figure, Zero = zero, Full = full };

    /// <summary>The upper end of the band as a share of the group: 0.1 for the best tenth, 1 for the rest.</summary>
    private static Figure Peers(PeerStanding peers)
    {
        const string Key = "portrait.peerShare";
        if (peers.Band is not { } band)
        {
            return Figure.Unknown(Key, "1", peers.Reason ?? "No band is told.");
        }

        decimal[] ends = [0.1m, 0.25m, 0.5m, 0.75m, 1m];
        return Figure.Leaf(Key, "1", ends[(int)band], new()
        {
            Kind = FigureSourceKind.Constant,
            Citation = $"The upper end of its band among {peers.Members} enterprises of its industry, by carbon per value added",
        });
    }

    private static Figure Trend(PortraitInputs inputs)
    {
        const string Key = "portrait.trend";
        if (inputs.YearBefore is not { } before || before.FactorSet != inputs.Account.FactorSet
            || inputs.Account.Figures.GetValueOrDefault(TrendKey) is not { Value: not null } now
            || before.Figures.GetValueOrDefault(TrendKey) is not { Value: > 0m } then)
        {
            return Figure.Unknown(Key, "1", "Carbon per value added of this period or of a year before is not known; declare value added of both.");
        }

        return Figure.Of(Key, "1", FigureOperation.Quotient, "Carbon per value added ÷ that of the same period a year before", now,
            FindingDraft.From(before, then));
    }

    private static Figure Completeness(Account account)
    {
        const string Key = "portrait.completeness";
        return account.LeastCompleteness is { } share
            ? Figure.Leaf(Key, "1", share, new() { Kind = FigureSourceKind.Meter, Completeness = share })
            : Figure.Unknown(Key, "1", "No meter counts: everything is declared.");
    }

    private static Figure Valley(Func<string, string, Figure> at) => Figure.Of("portrait.valleyShare", "1", FigureOperation.SumOfKnown,
        "(低谷 + 深谷) kWh ÷ bought kWh", at("cost.bandShare.valley", "1"), at("cost.bandShare.deep-valley", "1"));

    private static Said Say(PortraitAxis axis, PortraitInputs inputs)
    {
        var value = axis.Figure.Value ?? 0m;
        var score = decimal.Round(axis.Score ?? 0m).ToString(CultureInfo.InvariantCulture);
        var share = FindingDraft.Percent(value);
        var (zh, en) = axis.Id switch
        {
            "carbon-grade" => ($"碳效值 K = {FindingDraft.Show(value, 2)}（行业平均为 1）", $"K = {FindingDraft.Show(value, 2)} (the industry's mean is 1)"),
            "peers" => (
                $"单位增加值碳排放位于本行业{BandsZh[(int)inputs.Peers.Band!]}",
                $"carbon per value added in the {BandsEn[(int)inputs.Peers.Band!]} of its industry"),
            "trend" => ($"单位增加值碳排放为上年同期的 {share}", $"carbon per value added is {share} of a year before"),
            "pv-share" => ($"光伏供给了用电的 {share}", $"PV supplies {share} of the load"),
            "completeness" => ($"最不完整的能源品种覆盖 {share}", $"the least complete flow covers {share}"),
            "load-factor" => ($"负荷率 {share}", $"load factor {share}"),
            "valley-share" => ($"谷段用电占 {share}", $"{share} is bought in valley hours"),
            _ => ($"比能源基准节能 {share}", $"{share} below its energy baseline"),
        };
        return new($"{axis.Name.Zh}：{zh}（{score} 分）", $"{axis.Name.En}: {en} ({score} points)");
    }
}
