using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Shows an account from one side: which figures an answer has, and how it calls them.</summary>
internal static class AccountViews
{
    private const string CarrierHead = "energy.carrier.";

    public static CarbonView Carbon(FigurePicker take) => new()
    {
        Scope1 = take.Take("scope1", "carbon.scope1"),
        Scope2Location = take.Take("scope2Location", "carbon.scope2Location"),
        Scope2Market = take.Take("scope2Market", "carbon.scope2Market"),
        Total = take.Take("total", "carbon.total"),
        Scope3Memo = take.Take("scope3Memo", "carbon.scope3Memo"),
        AvoidedSelfUse = take.Take("avoidedSelfUse", "carbon.avoidedSelfUse"),
        AvoidedExport = take.Take("avoidedExport", "carbon.avoidedExport"),
        ByFlow = Map(take, "byFlow", "carbon.flow."),
    };

    public static EnergyView Energy(FigurePicker take) => new()
    {
        LoadKwh = take.Take("loadKwh", "energy.loadKwh"),
        TceCalorific = take.Take("tceCalorific", "energy.tceCalorific"),
        TceEquivalent = take.Take("tceEquivalent", "energy.tceEquivalent"),
        TceCalorificWithoutPv = take.Take("tceCalorificWithoutPv", "energy.tceCalorificWithoutPv"),
        TceCalorificWithMedia = take.Take("tceCalorificWithMedia", "energy.tceCalorificWithMedia"),
        ByCarrier = take.Below(CarrierHead)
            .Select(one => one.Tail[..Math.Max(one.Tail.LastIndexOf('.'), 0)])
            .Distinct()
            .ToDictionary(flow => flow, flow => Carrier(take, flow)),
    };

    public static IntensityView Intensity(FigurePicker take)
    {
        decimal? Ratio(string name) => take.Take(name, "intensity." + name);

        return new IntensityView
        {
            TceCalorificPerValueAdded = Ratio("tceCalorificPerValueAdded"),
            TceEquivalentPerValueAdded = Ratio("tceEquivalentPerValueAdded"),
            Tco2PerValueAdded = Ratio("tco2PerValueAdded"),
            TceCalorificPerOutput = Ratio("tceCalorificPerOutput"),
            Tco2PerOutput = Ratio("tco2PerOutput"),
            WaterPerValueAdded = Ratio("waterPerValueAdded"),
            WaterPerOutput = Ratio("waterPerOutput"),
            Tco2PerMu = Ratio("tco2PerMu"),
            KgcePerM2 = Ratio("kgcePerM2"),
            TaxPerMu = Ratio("taxPerMu"),
            ValueAddedPerMu = Ratio("valueAddedPerMu"),
            SelfConsumption = Ratio("selfConsumption"),
            SelfSufficiency = Ratio("selfSufficiency"),
            TcePerHead = Ratio("tcePerHead"),
            ByProduct = Map(take, "byProduct", "intensity.product."),
            AreaBasis = AreaBasis(take.Shown),
            Units = take.Below("intensity.").ToDictionary(one => one.Tail, one => one.Figure.Unit),
        };
    }

    public static GradeView Grade(FigurePicker take)
    {
        take.Take("level", "grade.level");
        var level = take.Take("levelNumber", "grade.level");
        return new GradeView
        {
            L = take.Take("l", "grade.l"),
            K = take.Take("k", "grade.k"),
            Grade = take.Take("grade", "grade.grade"),
            Level = CarbonGrade.WordZh(level),
            LevelNumber = level,
        };
    }

    public static CostView Cost(FigurePicker take) => new()
    {
        Energy = take.Take("energy", "cost.energy"),
        Demand = take.Take("demand", "cost.demand"),
        PowerFactorAdjustment = take.Take("powerFactorAdjustment", "cost.powerFactorAdjustment"),
        Total = take.Take("total", "cost.total"),
        Average = take.Take("average", "cost.average"),
        MaxDemandKw = take.Take("maxDemandKw", "demand.maxKw"),
        LoadFactor = take.Take("loadFactor", "demand.loadFactor"),
        PowerFactor = take.Take("powerFactor", "demand.powerFactor"),
        PeakValleyRatio = take.Take("peakValleyRatio", "demand.peakValleyRatio"),
        ByBand = Map(take, "byBand", "cost.band."),
    };

    public static BalanceView Balance(FigurePicker take) => new()
    {
        Gateways = [.. take.Below("balance.").ToArray().Select(one => Row(take, one.Tail, one.Figure))],
    };

    private static BalanceRowView Row(FigurePicker take, string meter, Figure balance)
    {
        var unaccounted = take.Take(meter, "balance." + meter);
        var tree = balance.Tree().ToList();
        decimal? Part(string name) => tree.Find(one => one.Key == $"balance.{meter}.{name}")?.Value;
        var (gateway, behind) = (Part("gateway"), Part("behind"));
        var ownUse = tree.Exists(one => one.Key == $"balance.{meter}.available") ? balance.Value - gateway + behind : null;
        var available = gateway + (ownUse ?? 0m);
        return new BalanceRowView(
            meter,
            balance.Unit,
            Exact.Trim(gateway),
            Exact.Trim(ownUse),
            Exact.Trim(behind),
            unaccounted,
            available is > 0m ? Exact.Trim(balance.Value / available) : null);
    }

    private static EnergyCarrierView Carrier(FigurePicker take, string flow) => new(
        Part(take, flow, "amount"),
        take.Shown.Figures.GetValueOrDefault($"{CarrierHead}{flow}.amount")?.Unit,
        Part(take, flow, "tceCalorific"),
        Part(take, flow, "tceEquivalent"));

    /// <summary>A flow has not every part: water is no energy. A part it does not have is no figure.</summary>
    private static decimal? Part(FigurePicker take, string flow, string part)
    {
        var key = $"{CarrierHead}{flow}.{part}";
        return take.Shown.Figures.ContainsKey(key) ? take.Take($"byCarrier.{flow}.{part}", key) : null;
    }

    private static Dictionary<string, decimal?> Map(FigurePicker take, string name, string head) =>
        take.Below(head).ToArray().ToDictionary(one => one.Tail, one => take.Take($"{name}.{one.Tail}", head + one.Tail));

    /// <summary>Which area stands under the figure per m²: its tree says.</summary>
    private static string? AreaBasis(Account account) => account.Figures.GetValueOrDefault("declared.areaM2") switch
    {
        null or { Value: null } => null,
        { Operation: FigureOperation.Chosen } => "floor",
        _ => "land",
    };
}
