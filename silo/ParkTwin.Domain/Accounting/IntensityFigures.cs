namespace ParkTwin.Domain.Accounting;

/// <summary>
/// <c>intensity.*</c>: ratios (reference §4). Each is a quotient of two figures, so that a park's is Σ over Σ. Carbon is always the
/// provincial location-based total, whatever scope was asked for.
/// </summary>
internal static class IntensityFigures
{
    private const string Prefix = "intensity.";

    public static void Add(AccountDraft draft)
    {
        var valueAdded = Declared(draft, "valueAdded");
        var output = Declared(draft, "output");
        var land = Declared(draft, "landMu");
        var calorific = draft.Find("energy.tceCalorific")!;
        var carbon = draft.ProvincialTotal!;
        var water = draft.Find("activity.water") ?? Figure.Unknown("activity.water", "t",
            $"No fresh water is metered or declared; declare it with PUT …/declared/{draft.Inputs.Period}.");

        Ratio(draft, "tceCalorificPerValueAdded", "tce/万元", "综合能耗 (当量值) ÷ 增加值", calorific, valueAdded);
        Ratio(draft, "tceEquivalentPerValueAdded", "tce/万元", "综合能耗 (等价值) ÷ 增加值", draft.Find("energy.tceEquivalent")!, valueAdded);
        Ratio(draft, "tco2PerValueAdded", "tCO2/万元", "CO2 (scope 1 + 2, provincial) ÷ 增加值", carbon, valueAdded);
        Ratio(draft, "tceCalorificPerOutput", "tce/万元", "综合能耗 (当量值) ÷ 产值", calorific, output);
        Ratio(draft, "tco2PerOutput", "tCO2/万元", "CO2 (scope 1 + 2, provincial) ÷ 产值", carbon, output);
        Ratio(draft, "waterPerValueAdded", "m3/万元", "fresh water ÷ 增加值 (1 t = 1 m3)", water, valueAdded);
        Ratio(draft, "waterPerOutput", "m3/万元", "fresh water ÷ 产值 (1 t = 1 m3)", water, output);
        Ratio(draft, "tco2PerMu", "tCO2/mu", "CO2 (scope 1 + 2, provincial) ÷ 亩", carbon, land);
        Ratio(draft, "kgcePerM2", "kgce/m2", "综合能耗 (当量值) ÷ area", Kilograms("energy.kgceCalorific", calorific), Declared(draft, "areaM2"));
        Ratio(draft, "taxPerMu", "万元/mu", "税收 ÷ 亩", Declared(draft, "tax"), land);
        Ratio(draft, "valueAddedPerMu", "万元/mu", "增加值 ÷ 亩", valueAdded, land);
        Ratio(draft, "tcePerHead", "tce/person", "综合能耗 (当量值) ÷ 从业人员", calorific, Declared(draft, "headcount"));
        Ratio(draft, "tco2PerTce", "tCO2/tce", "单位能耗碳排放: CO2 (scope 1 + 2, provincial) ÷ 综合能耗 (当量值)", carbon, calorific);
        Pv(draft);
        Products(draft, calorific);
    }

    private static Figure Declared(AccountDraft draft, string name) => draft.Find("declared." + name)!;

    private static Figure Kilograms(string key, Figure tonnes) =>
        Figure.Of(key, "kgce", FigureOperation.Product, "tce × 1000", tonnes, Constants.KgPerTonne);

    private static void Ratio(AccountDraft draft, string name, string unit, string formula, Figure above, Figure below) =>
        draft.Add(Figure.Of(Prefix + name, unit, FigureOperation.Quotient, formula, above, below));

    private static void Pv(AccountDraft draft)
    {
        const string Nothing = "No PV generation is metered or declared; declare pv-generated, or leave it where there is no PV.";
        var used = draft.PvUsed?.Amount ?? draft.Unread(FlowKind.PvGenerated).FirstOrDefault()
            ?? Figure.Unknown("energy.pvSelfUsed", "kWh", Nothing);
        var generated = draft.Find("activity.pv-generated") ?? Figure.Unknown("activity.pv-generated", "kWh", Nothing);
        Ratio(draft, "selfConsumption", "1", "自消纳率 = PV used on site ÷ PV generated", used, generated);
        Ratio(draft, "selfSufficiency", "1", "自给率 = PV used on site ÷ load", used,
            draft.Unread(FlowKind.GridImport, FlowKind.OwnGeneration).FirstOrDefault() ?? draft.Find("energy.loadKwh")!);
    }

    private static void Products(AccountDraft draft, Figure calorific)
    {
        List<Figure>? products = null;
        foreach (var (key, figure) in draft.Figures)
        {
            if (key.StartsWith("declared.product.", StringComparison.Ordinal))
            {
                (products ??= []).Add(figure);
            }
        }

        foreach (var product in products ?? [])
        {
            var name = product.Key["declared.product.".Length..];
            Ratio(draft, "product." + name, "kgce/" + product.Unit, "综合能耗 (当量值) of the whole firm ÷ product",
                Kilograms("energy.kgceCalorific", calorific), product);
        }
    }
}
