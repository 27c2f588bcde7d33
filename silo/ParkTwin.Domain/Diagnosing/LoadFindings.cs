using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Diagnosing;

/// <summary>What is bought while little is made: at night, and on weekends.</summary>
internal static class LoadFindings
{
    /// <summary>Least known hours of each kind; below it a mean says little.</summary>
    private const int LeastHours = 24;

    /// <summary>Above it the works evidently go on through that time, and nothing is idle.</summary>
    private const decimal Continuous = 0.9m;

    private const decimal NightLimit = 0.5m;
    private const decimal NightAim = 0.3m;
    private const decimal WeekendLimit = 0.5m;
    private const decimal WeekendAim = 0.3m;

    public static Finding? Night(FindingDraft draft) => draft.Inputs.Load is not { } load ? null : Part(
        draft, load.Workday, new("night-base-load", "night", load.Night, NightLimit, NightAim), (mean, day, share, excess) => new(
            "夜间基荷偏高",
            "High base load at night",
            $"夜间（0–5 时）平均购电功率 {mean} kW，为工作日白天（8–17 时）{day} kW 的 {share}，超过 50 %。若降到 30 %，本期可少购电 {excess} kWh。",
            $"Between 0:00 and 5:00 {mean} kW are bought on average: {share} of the {day} kW of working days (8:00 to 17:00), above 50 %. "
                + $"At 30 % this period would have bought {excess} kWh less."),
        [
            new("夜间停用空压机、循环泵、空调与待机设备，查漏压缩空气", "Switch off compressors, pumps, air conditioning and idle machines at night; find air leaks"),
            new("在分表上查夜间用电最大的三条回路", "Look at the three feeders that draw most at night"),
        ]);

    public static Finding? Weekend(FindingDraft draft) => draft.Inputs.Load is not { } load ? null : Part(
        draft, load.Workday, new("weekend-load", "weekend", load.Weekend, WeekendLimit, WeekendAim), (mean, day, share, excess) => new(
            "周末负荷偏高",
            "High load on weekends",
            $"周末白天平均购电功率 {mean} kW，为工作日白天 {day} kW 的 {share}，超过 50 %。如周末不生产，降到 30 % 本期可少购电 {excess} kWh。",
            $"On weekends {mean} kW are bought in the daytime: {share} of the {day} kW of working days, above 50 %. Where nothing is made on "
                + $"weekends, 30 % would have bought {excess} kWh less this period."),
        [
            new("核对周末排产；不生产的车间停送电", "Check the weekend schedule; cut supply to halls where nothing is made"),
        ]);

    private static Finding? Part(
        FindingDraft draft, in LoadPart workday, Kind kind, Func<string, string, string, string, Words> say, IReadOnlyList<Said> measures)
    {
        if (kind.Part.Hours < LeastHours || workday.Hours < LeastHours || workday.Kwh <= 0m)
        {
            return null;
        }

        var kwh = draft.Kwh(kind.Name, kind.Part);
        var hours = draft.Hours(kind.Name, kind.Part);
        var mean = Figure.Of($"diagnosis.{kind.Name}Kw", "kW", FigureOperation.Quotient, "kWh ÷ known hours", kwh, hours);
        var day = Figure.Of("diagnosis.workdayKw", "kW", FigureOperation.Quotient, "kWh ÷ known hours",
            draft.Kwh("workday", workday), draft.Hours("workday", workday));
        var share = Figure.Of($"diagnosis.{kind.Name}Share", "1", FigureOperation.Quotient, "Mean power ÷ mean power of working days", mean, day);
        if (share.Value is not { } found || found <= kind.Limit || found > Continuous)
        {
            return null;
        }

        var aim = Figure.Of($"diagnosis.{kind.Name}AimKwh", "kWh", FigureOperation.Product, "Mean of working days × aim × hours",
            day, FindingDraft.Constant($"diagnosis.{kind.Name}Aim", "1", kind.Aim), hours);
        var excess = Figure.Of($"diagnosis.{kind.Name}ExcessKwh", "kWh", FigureOperation.Difference, "Bought less the aim", kwh, aim);
        var words = say(FindingDraft.Show(mean.Value), FindingDraft.Show(day.Value), FindingDraft.Percent(found), FindingDraft.Show(excess.Value, 0));
        return new()
        {
            Kind = kind.Word,
            Severity = FindingSeverity.Warning,
            Figure = share,
            Limit = kind.Limit,
            LimitSource = FindingDraft.Own,
            Evidence = [mean, day],
            Size = [excess, draft.Yuan(kind.Name, excess), draft.Tco2(kind.Name, excess)],
            Title = new(words.TitleZh, words.TitleEn),
            Text = new(words.Zh, words.En),
            Measures = measures,
        };
    }

    private sealed record Kind(string Word, string Name, LoadPart Part, decimal Limit, decimal Aim);

    private sealed record Words(string TitleZh, string TitleEn, string Zh, string En);
}
