using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Diagnosing;

/// <summary>What the supply shows: demand against contract, load factor, power factor, dear hours, PV that is fed in.</summary>
internal static class SupplyFindings
{
    private const decimal LeastLoadFactor = 0.5m;
    private const decimal LeastPowerFactor = 0.9m;
    private const decimal MostPeakShare = 0.5m;
    private const decimal Movable = 0.1m;
    private const decimal LeastSelfUse = 0.8m;

    /// <summary>The greatest quarter-hour above the contracted demand.</summary>
    public static Finding? Demand(FindingDraft draft)
    {
        if (draft.Known("demand.maxKw") is not { Value: { } most } max || draft.Inputs.Contract?.DemandKw is not { } contracted
            || contracted <= 0m || most <= contracted)
        {
            return null;
        }

        var limit = Figure.Leaf("contract.demandKw", "kW", contracted, new() { Kind = FigureSourceKind.Registry });
        var over = Figure.Of("diagnosis.demandOverKw", "kW", FigureOperation.Difference, "Greatest demand less contract", max, limit);
        return new()
        {
            Kind = "demand-overshoot",
            Severity = FindingSeverity.Serious,
            Figure = max,
            Limit = contracted,
            LimitSource = "The supply contract in the registry",
            Evidence = [limit],
            Size = [over, Figure.Of("diagnosis.demandOverYuan", "CNY", FigureOperation.Product, "kW over × demand price (需量电价)", over, Price(draft))],
            Title = new("最大需量超过合同", "Demand above the contract"),
            Text = new(
                $"最大需量 {FindingDraft.Show(most)} kW，超过合同 {FindingDraft.Show(contracted)} kW，多出 {FindingDraft.Show(over.Value)} kW。",
                $"The greatest demand was {FindingDraft.Show(most)} kW, {FindingDraft.Show(over.Value)} kW above the contracted {FindingDraft.Show(contracted)} kW."),
            Measures =
            [
                new("错开大设备启动时间，设需量告警", "Stagger the start of large machines; set a demand alarm"),
                new("核对合同需量；长期超出应向供电公司申请调整", "Check the contracted demand; where it is exceeded for long, have it changed"),
            ],
        };
    }

    /// <summary>A low load factor: the connection is paid for a few quarter-hours.</summary>
    public static Finding? LoadFactor(FindingDraft draft)
    {
        if (draft.Known("demand.loadFactor") is not { Value: { } factor } figure || factor >= LeastLoadFactor
            || draft.Known("demand.maxKw") is not { } max)
        {
            return null;
        }

        var mean = Figure.Of("diagnosis.meanKw", "kW", FigureOperation.Product, "Greatest demand × load factor", max, figure);
        var aim = Figure.Of("diagnosis.demandAimKw", "kW", FigureOperation.Quotient, "Mean power ÷ aimed load factor", mean,
            FindingDraft.Constant("diagnosis.loadFactorAim", "1", LeastLoadFactor));
        var spare = Figure.Of("diagnosis.demandSpareKw", "kW", FigureOperation.Difference, "Greatest demand less the aim", max, aim);
        return new()
        {
            Kind = "low-load-factor",
            Severity = FindingSeverity.Notice,
            Figure = figure,
            Limit = LeastLoadFactor,
            LimitSource = FindingDraft.Own,
            Evidence = [max, mean],
            Size = [spare, Figure.Of("diagnosis.demandSpareYuan", "CNY", FigureOperation.Product, "kW × demand price (需量电价)", spare, Price(draft))],
            Title = new("负荷率偏低", "Low load factor"),
            Text = new(
                $"负荷率 {FindingDraft.Percent(factor)}，低于 50 %：最大需量 {FindingDraft.Show(max.Value)} kW，平均 {FindingDraft.Show(mean.Value)} kW。"
                    + $"负荷率达到 50 % 时需量可降 {FindingDraft.Show(spare.Value)} kW。",
                $"The load factor is {FindingDraft.Percent(factor)}, below 50 %: {FindingDraft.Show(max.Value)} kW at most, {FindingDraft.Show(mean.Value)} kW "
                    + $"on average. At 50 % the demand would be {FindingDraft.Show(spare.Value)} kW lower."),
            Measures = [new("把可移动的用电从最大的时刻移开（充电、蓄热、批次生产）", "Move what can wait (charging, heat storage, batches) away from the greatest quarter-hours")],
        };
    }

    /// <summary>A power factor below the line from which the bill rises.</summary>
    public static Finding? PowerFactor(FindingDraft draft)
    {
        if (draft.Known("demand.powerFactor") is not { Value: { } factor } figure || factor >= LeastPowerFactor)
        {
            return null;
        }

        var adjustment = draft.Of("cost.powerFactorAdjustment", "CNY");
        return new()
        {
            Kind = "low-power-factor",
            Severity = FindingSeverity.Warning,
            Figure = figure,
            Limit = LeastPowerFactor,
            LimitSource = "(83)水电财字第215号",
            Evidence = [],
            Size = [adjustment],
            Title = new("功率因数偏低", "Low power factor"),
            Text = new(
                $"功率因数 {FindingDraft.Show(factor, 2)}，低于 0.90；力调电费 {FindingDraft.Show(adjustment.Value, 0)} 元。",
                $"The power factor is {FindingDraft.Show(factor, 2)}, below 0.90; the adjustment is {FindingDraft.Show(adjustment.Value, 0)} CNY."),
            Measures = [new("检查无功补偿柜的投切与容量（光伏自用会拉低购电功率因数）", "Check switching and size of the compensation; used PV lowers the power factor of what is bought")],
        };
    }

    /// <summary>Much of what is bought falls into dear hours.</summary>
    public static Finding? ValleyShift(FindingDraft draft)
    {
        if (draft.Known("cost.bandShare.sharp") is not { } sharpShare || draft.Known("cost.bandShare.peak") is not { } peakShare)
        {
            return null;
        }

        var share = Figure.Of("diagnosis.peakShare", "1", FigureOperation.Sum, "尖峰 + 高峰 kWh ÷ bought kWh", sharpShare, peakShare);
        if (share.Value is not { } found || found <= MostPeakShare)
        {
            return null;
        }

        var dear = Figure.Of("diagnosis.peakKwh", "kWh", FigureOperation.Sum, "尖峰 + 高峰",
            draft.Of("cost.bandKwh.sharp", "kWh"), draft.Of("cost.bandKwh.peak", "kWh"));
        var moved = Figure.Of("diagnosis.movableKwh", "kWh", FigureOperation.Product, "A tenth of 尖峰 + 高峰", dear,
            FindingDraft.Constant("diagnosis.movable", "1", Movable));
        var peakPrice = Figure.Of("diagnosis.peakPrice", "CNY/kWh", FigureOperation.Quotient, "Energy charge ÷ kWh of 尖峰 + 高峰",
            Figure.Of("diagnosis.peakYuan", "CNY", FigureOperation.Sum, "尖峰 + 高峰", draft.Of("cost.band.sharp", "CNY"), draft.Of("cost.band.peak", "CNY")),
            dear);
        var valleyPrice = Figure.Of("diagnosis.valleyPrice", "CNY/kWh", FigureOperation.Quotient, "Energy charge ÷ kWh of 低谷",
            draft.Of("cost.band.valley", "CNY"), draft.Of("cost.bandKwh.valley", "kWh"));
        var saved = Figure.Of("diagnosis.shiftYuan", "CNY", FigureOperation.Product, "Moved kWh × (price of 尖峰 + 高峰 − price of 低谷)", moved,
            Figure.Of("diagnosis.priceGap", "CNY/kWh", FigureOperation.Difference, "尖峰 + 高峰 less 低谷", peakPrice, valleyPrice));
        return new()
        {
            Kind = "valley-shift",
            Severity = FindingSeverity.Notice,
            Figure = share,
            Limit = MostPeakShare,
            LimitSource = FindingDraft.Own,
            Evidence = [dear, peakPrice, valleyPrice],
            Size = [moved, saved],
            Title = new("尖峰高峰用电占比高", "Much is bought in dear hours"),
            Text = new(
                $"尖峰与高峰占购电 {FindingDraft.Percent(found)}，超过 50 %。移其十分之一（{FindingDraft.Show(moved.Value, 0)} kWh）到低谷，"
                    + (saved.Value is null ? "电价未录入，金额未知。" : $"本期电度电费少 {FindingDraft.Show(saved.Value, 0)} 元；用电量与碳排放不变。"),
                $"{FindingDraft.Percent(found)} is bought in sharp and peak hours, above 50 %. Moving a tenth of it ({FindingDraft.Show(moved.Value, 0)} kWh) into valley hours "
                    + (saved.Value is null ? "would cost less; the price is not entered, so how much is unknown."
                        : $"would have cost {FindingDraft.Show(saved.Value, 0)} CNY less; energy and carbon stay as they are.")),
            Measures = [new("把可中断工序、充电与制冷蓄冷安排到低谷；评估储能", "Put interruptible work, charging and cold storage into valley hours; consider a storage")],
        };
    }

    /// <summary>PV that is fed in while electricity is bought.</summary>
    public static Finding? PvNotUsed(FindingDraft draft)
    {
        if (draft.Known("intensity.selfConsumption") is not { Value: { } used } figure || used >= LeastSelfUse
            || draft.Known("activity.pv-exported") is not { Value: > 0m } exported)
        {
            return null;
        }

        return new()
        {
            Kind = "pv-not-used",
            Severity = FindingSeverity.Notice,
            Figure = figure,
            Limit = LeastSelfUse,
            LimitSource = FindingDraft.Own,
            Evidence = [draft.Of("activity.pv-generated", "kWh")],
            Size = [exported, draft.Yuan("pvExported", exported), draft.Tco2("pvExported", exported)],
            Title = new("光伏就地消纳不足", "PV is fed in, not used"),
            Text = new(
                $"光伏自消纳率 {FindingDraft.Percent(used)}，低于 80 %；上网 {FindingDraft.Show(exported.Value, 0)} kWh。金额为按本期平均电价折合的购电费，未扣上网收入。",
                $"{FindingDraft.Percent(used)} of the PV is used on site, below 80 %; {FindingDraft.Show(exported.Value, 0)} kWh are fed in. The amount is what "
                    + "buying as much costs at this period's mean price, before what feeding in earns."),
            Measures = [new("把可调负荷移到中午；评估储能或隔墙售电", "Move flexible load to noon; consider a storage or selling to neighbours")],
        };
    }

    /// <summary>The price of a kW of demand where the account's basic charge has one; unknown with the reason where not.</summary>
    private static Figure Price(FindingDraft draft) =>
        draft.Inputs.Account.Figures.GetValueOrDefault("cost.demand")?.Tree().FirstOrDefault(one => one.Unit == "CNY/kW")
        ?? Figure.Unknown("diagnosis.demandPrice", "CNY/kW", draft.Of("cost.demand", "CNY").Reason
            ?? "The basic charge of this account goes by capacity or there is none, so a kW of demand has no price.");
}
