using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Diagnosing;

/// <summary>What the account shows: carbon above the industry's mean, intensity that rises, data that are missing or estimated.</summary>
internal static class AccountFindings
{
    private const decimal MostK = 1.2m;
    private const decimal MostRise = 1.05m;
    private const decimal LeastCompleteness = 0.95m;
    private const decimal MostEstimated = 0.05m;
    private const decimal MsPerHour = 3_600_000m;

    /// <summary>Carbon per value added above the mean of the industry: grade 4 or 5.</summary>
    public static Finding? AboveMean(FindingDraft draft)
    {
        if (draft.Known(CarbonGrade.KKey) is not { Value: { } k, Inputs: [var l, var mean] } figure || k <= MostK)
        {
            return null;
        }

        var added = draft.Of("declared.valueAdded", "万元");
        var gap = Figure.Of("diagnosis.gapPerValueAdded", "tCO2/万元", FigureOperation.Difference, "L less the industry's mean", l, mean);
        var excess = Figure.Of("diagnosis.aboveMeanTco2", "tCO2", FigureOperation.Product, "(L − mean) × value added", gap, added);
        return new()
        {
            Kind = "above-industry-mean",
            Severity = k > 2m ? FindingSeverity.Serious : FindingSeverity.Warning,
            Figure = figure,
            Limit = MostK,
            LimitSource = "工业碳效码, grade 3 up to K = 1.2",
            Evidence = [l, mean],
            Size = [excess],
            Title = new("碳排放强度高于行业平均", "Carbon intensity above the industry's mean"),
            Text = new(
                $"碳效值 K = {FindingDraft.Show(k, 2)}，即单位增加值碳排放是行业平均的 {FindingDraft.Show(k, 2)} 倍；与行业平均相比本期多排 {FindingDraft.Show(excess.Value)} tCO₂。",
                $"K = {FindingDraft.Show(k, 2)}: carbon per value added is {FindingDraft.Show(k, 2)} times the industry's mean, {FindingDraft.Show(excess.Value)} tCO₂ "
                    + "more than the mean would be in this period."),
            Measures =
            [
                new("做能源审计，先查占比最大的工序与燃料", "Have an energy audit, the largest process and fuel first"),
                new("评估绿电、光伏与余热利用", "Consider green power, PV and waste heat"),
            ],
        };
    }

    /// <summary>Energy per value added above that of the year before.</summary>
    public static Finding? Rising(FindingDraft draft)
    {
        const string Key = "intensity.tceCalorificPerValueAdded";
        if (draft.Inputs.YearBefore is not { } before || before.FactorSet != draft.Inputs.Account.FactorSet
            || draft.Known(Key) is not { } now || before.Figures.GetValueOrDefault(Key) is not { Value: > 0m } then)
        {
            return null;
        }

        var earlier = FindingDraft.From(before, then);
        var ratio = Figure.Of("diagnosis.intensityRatio", "1", FigureOperation.Quotient, "This period ÷ the same a year before", now, earlier);
        if (ratio.Value is not { } found || found <= MostRise)
        {
            return null;
        }

        var excess = Figure.Of("diagnosis.risingTce", "tce", FigureOperation.Product, "(now − year before) × value added",
            Figure.Of("diagnosis.risingPerValueAdded", now.Unit, FigureOperation.Difference, "now − year before", now, earlier),
            draft.Of("declared.valueAdded", "万元"));
        return new()
        {
            Kind = "intensity-rising",
            Severity = FindingSeverity.Warning,
            Figure = ratio,
            Limit = MostRise,
            LimitSource = FindingDraft.Own,
            Evidence = [now, earlier],
            Size = [excess],
            Title = new("单位增加值能耗上升", "Energy per value added is rising"),
            Text = new(
                $"单位增加值能耗为上年同期的 {FindingDraft.Percent(found)}；按上年同期强度，本期少用 {FindingDraft.Show(excess.Value)} tce。",
                $"Energy per value added is {FindingDraft.Percent(found)} of a year before; at that intensity this period would have used "
                    + $"{FindingDraft.Show(excess.Value)} tce less."),
            Measures = [new("按产品拆分能耗，核对产量与增加值申报", "Split energy by product; check what was declared of output and value added")],
        };
    }

    /// <summary>Data that are missing.</summary>
    public static Finding? Missing(FindingDraft draft)
    {
        var account = draft.Inputs.Account;
        if (account.ExpectedMs <= 0 || account.LeastCompleteness is not { } share || share >= LeastCompleteness)
        {
            return null;
        }

        var figure = Figure.Leaf("diagnosis.completeness", "1", share, Meters(draft));
        var hours = Figure.Leaf("diagnosis.missingHours", "h", (account.ExpectedMs - account.CoveredMs) / MsPerHour, Meters(draft));
        return new()
        {
            Kind = "data-missing",
            Severity = share < 0.9m ? FindingSeverity.Serious : FindingSeverity.Warning,
            Figure = figure,
            Limit = LeastCompleteness,
            LimitSource = FindingDraft.Own,
            Evidence = [],
            Size = [hours],
            Title = new("计量数据不完整", "Metered data are incomplete"),
            Text = new(
                $"最不完整的能源品种只覆盖 {FindingDraft.Percent(share)}（要求 95 %）；各表计合计缺 {FindingDraft.Show(hours.Value, 0)} 小时。低于 90 % 不评碳效、不判标记。",
                $"The least complete flow covers {FindingDraft.Percent(share)} (95 % is asked); {FindingDraft.Show(hours.Value, 0)} meter hours are missing. "
                    + "Below 90 % nothing is graded and nothing flagged."),
            Measures = [new("检查离线表计与网关，补传缺失读数", "Check silent meters and gateways; send the missing readings")],
        };
    }

    /// <summary>Amounts of which the place in time was interpolated.</summary>
    public static Finding? Estimated(FindingDraft draft)
    {
        if (draft.Known("energy.loadKwh") is not { } load)
        {
            return null;
        }

        decimal measured = 0m, estimated = 0m;
        foreach (var source in load.Tree().Select(one => one.Source).Where(one => one?.Kind == FigureSourceKind.Meter))
        {
            measured += Math.Abs(source!.Measured ?? 0m);
            estimated += Math.Abs(source.Estimated ?? 0m);
        }

        if (measured + estimated <= 0m || estimated / (measured + estimated) <= MostEstimated)
        {
            return null;
        }

        var size = Figure.Leaf("diagnosis.estimatedKwh", "kWh", estimated, Meters(draft));
        var share = Figure.Of("diagnosis.estimatedShare", "1", FigureOperation.Quotient, "Estimated ÷ all", size,
            Figure.Leaf("diagnosis.meteredKwh", "kWh", measured + estimated, Meters(draft)));
        return new()
        {
            Kind = "data-estimated",
            Severity = FindingSeverity.Notice,
            Figure = share,
            Limit = MostEstimated,
            LimitSource = FindingDraft.Own,
            Evidence = [load],
            Size = [size],
            Title = new("估计的用电量偏多", "Much of the electricity is estimated"),
            Text = new(
                $"用电量中 {FindingDraft.Show(estimated, 0)} kWh（{FindingDraft.Percent(share.Value)}）的时间分布为插值估计；总量准确，分时与需量不准。",
                $"{FindingDraft.Show(estimated, 0)} kWh ({FindingDraft.Percent(share.Value)}) are interpolated in time; the total is exact, bands and demand are not."),
            Measures = [new("缩短表计上报间隔，排查断点", "Let meters report more often; look for gaps")],
        };
    }

    private static FigureSource Meters(FindingDraft draft) => new()
    {
        Kind = FigureSourceKind.Meter,
        FromUnixMs = draft.Inputs.FromUnixMs,
        ToUnixMs = draft.Inputs.ToUnixMs,
    };
}
