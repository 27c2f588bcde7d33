namespace ParkTwin.Domain.Accounting;

/// <summary>
/// <c>carbon.*</c>: scope 1, scope 2 location- and market-based, and memo lines that enter no total (GB/T 32150-2025; GB/T
/// 32151.34-2024; GHG Protocol Scope 2 Guidance). CO₂ only, but for the water memo, which is CO₂e.
/// </summary>
internal static class CarbonFigures
{
    private const string Burned = "GJ × tC/GJ × oxidation × 44 ÷ 12 (GB/T 32151.34-2024 Table C.1)";
    private const string Average = "bought kWh × grid average (GB/T 32151.34-2024 Table C.3)";
    private const string Memo = "; a memo, in no total";

    public static void Add(AccountDraft draft)
    {
        var direct = new List<Figure>();
        var heat = new List<Figure>(2);
        foreach (var flow in Flows.All)
        {
            if (draft.Activity(flow) is not { Unread: false } activity)
            {
                continue;
            }

            switch (flow.Kind)
            {
                case FlowKind.Fuel:
                    direct.Add(draft.Add(Fuel(draft, activity)));
                    break;
                case FlowKind.ProcessEmissions:
                    direct.Add(draft.Add(Figure.Of(KeyOf(flow), "tCO2", FigureOperation.Chosen, "declared (GB/T 32150-2025)", activity.Amount)));
                    break;
                case FlowKind.Heat or FlowKind.Steam:
                    heat.Add(draft.Add(Heat(draft, activity)));
                    break;
            }
        }

        var unread = draft.Unread(FlowKind.Fuel);
        var scope1 = draft.Add(SumOf("carbon.scope1", "fuels burned on site + process emissions (GB/T 32150-2025)", direct, unread,
            "No fuel and no process emission is metered or declared; declare it, 0 where there is none."));
        Bought(draft, scope1, direct.Count > 0, heat);
        Memos(draft);
    }

    private static string KeyOf(Flow flow) => "carbon.flow." + flow.Word;

    private static Figure SumOf(string key, string formula, List<Figure> parts, List<Figure> unread, string reason) =>
        Unread.Total(key, "tCO2", formula, parts, unread, reason);

    private static Figure Fuel(AccountDraft draft, FlowActivity activity) =>
        SegmentSums.Of(draft, KeyOf(activity.Flow), "tCO2", activity.BySegment, (key, amount, segment) =>
        {
            var carrier = activity.Flow.Carrier;
            var energy = amount;
            if (activity.Flow != Flows.GasEnergy)
            {
                var ncv = draft.Edition("ncv", carrier, segment);
                if (ncv.Value is null && draft.Edition("co2", carrier, segment) is { Value: not null } whole)
                {
                    return FactorUnits.Apply(key, "tCO2", "amount × emission factor", amount, whole);
                }

                energy = FactorUnits.Apply(key + ".gj", "GJ", "amount × net calorific value (GB/T 32151.34-2024 Table C.1)", amount, ncv);
            }

            return Figure.Of(key, "tCO2", FigureOperation.Quotient, Burned,
                Figure.Of(key + ".times44", "tCO2·12", FigureOperation.Product, "GJ × tC/GJ × oxidation × 44", energy,
                    draft.Edition("carbon_content", carrier, segment), draft.Edition("oxidation_rate", carrier, segment),
                    Constants.CarbonToDioxideTimes),
                Constants.CarbonToDioxideOver);
        });

    /// <summary>Heat by energy; steam by mass only where a factor per tonne is published, since its enthalpy is not known here.</summary>
    private static Figure Heat(AccountDraft draft, FlowActivity activity) =>
        SegmentSums.Of(draft, KeyOf(activity.Flow), "tCO2", activity.BySegment, (key, amount, segment) =>
        {
            var factor = draft.Edition("co2", activity.Flow.Carrier, segment);
            return activity.Flow.Kind == FlowKind.Steam && factor.Value is null
                ? Figure.Unknown(key, "tCO2", "Steam is given by mass and its enthalpy is not known; declare its heat in GJ (t × kJ/kg ÷ 1000, "
                    + "GB/T 32151.34-2024 eq. 13) and give the meter another role, or publish a co2 factor of steam in tCO2/t.")
                : FactorUnits.Apply(key, "tCO2", "heat × factor (GB/T 32150-2025 §7.5.6; GB/T 32151.34-2024 Table C.3)", amount, factor);
        });

    private static void Bought(AccountDraft draft, Figure scope1, bool hasDirect, List<Figure> heat)
    {
        const string Nothing = "No electricity or heat is metered or declared; declare grid-import or heat, 0 where none is bought.";
        var bought = BoughtElectricity.Of(draft);
        var unread = draft.Unread(FlowKind.GridImport, FlowKind.Heat, FlowKind.Steam);
        var here = new List<Figure>(3);
        var market = new List<Figure>(3);
        if (bought is not null)
        {
            here.Add(draft.Add(bought.Carbon(draft, KeyOf(Flows.GridImport), Average, segment => draft.Grid(draft.Scope, segment))));
            market.Add(Certificates.Market(draft, bought));
        }

        here.AddRange(heat);
        market.AddRange(heat);
        var location = draft.Add(SumOf("carbon.scope2Location", "bought electricity and heat, location-based", here, unread, Nothing));
        draft.Add(SumOf("carbon.scope2Market", "electricity not covered by certificates × residual mix + heat, market-based", market, unread, Nothing));
        var total = draft.Add(Total("carbon.total", scope1, hasDirect, location, here.Count > 0));
        draft.ProvincialTotal = total;
        if (draft.Scope != FactorScope.Provincial && bought is not null)
        {
            List<Figure> provincial =
            [
                bought.Carbon(draft, KeyOf(Flows.GridImport) + ".provincial", Average, segment => draft.Grid(FactorScope.Provincial, segment)),
                .. heat,
            ];
            draft.ProvincialTotal = Total("carbon.total.provincial", scope1, hasDirect,
                SumOf("carbon.scope2Location.provincial", "bought electricity and heat, location-based, provincial average", provincial,
                    unread, Nothing), true);
        }
    }

    private static Figure Total(string key, Figure scope1, bool hasDirect, Figure scope2, bool hasBought)
    {
        const string Formula = "scope 1 + scope 2 location-based";
        return (hasDirect, hasBought) switch
        {
            (true, true) => Figure.Of(key, "tCO2", FigureOperation.Sum, Formula, scope1, scope2),
            (true, false) => Figure.Of(key, "tCO2", FigureOperation.Chosen, Formula + Without(scope2, "bought"), scope1, scope2),
            (false, true) => Figure.Of(key, "tCO2", FigureOperation.Chosen, Formula + Without(scope1, "burned"), scope2, scope1),
            _ when !IsAbsent(scope1) || !IsAbsent(scope2) => Figure.Of(key, "tCO2", FigureOperation.Sum, Formula, scope1, scope2),
            _ => Figure.Unknown(key, "tCO2", "Nothing is metered or declared; declare activities with PUT …/declared/{period}."),
        };
    }

    private static string Without(Figure scope, string what) => IsAbsent(scope) ? $"; nothing is {what}" : $"; no reading of what is {what}";

    /// <summary>True where nothing of a scope is metered or declared; an operation stands for meters without a reading.</summary>
    private static bool IsAbsent(Figure scope) => scope.Operation == FigureOperation.Leaf;

    private static void Memos(AccountDraft draft)
    {
        if (draft.Activity(Flows.Water) is { Unread: false } water)
        {
            draft.Add(SegmentSums.Of(draft, "carbon.scope3Memo", "tCO2e", water.BySegment, (key, amount, segment) => FactorUnits.Apply(
                key, "tCO2e", "fresh water × kgCO2e/t (GB/T 51366-2019 Table D.0.1)" + Memo, amount, draft.Edition("co2e_footprint", "water", segment))));
        }
        else
        {
            draft.Add(Figure.Unknown("carbon.scope3Memo", "tCO2e", Why(FlowKind.Water, "No fresh water is metered or declared.")));
        }

        draft.Add(Avoided(draft, "carbon.avoidedSelfUse", "PV used on site × grid average", draft.PvUsed?.BySegment,
            Why(FlowKind.PvGenerated, "No PV generation is metered or declared.")));
        var fed = draft.Activity(Flows.PvExported) is { Unread: false } export ? export.BySegment : null;
        draft.Add(Avoided(draft, "carbon.avoidedExport", "PV fed in × grid average", fed,
            Why(FlowKind.PvExported, "No PV export is metered or declared.")));
        string Why(FlowKind kind, string absent) => draft.Unread(kind).FirstOrDefault()?.Reason ?? absent;
    }

    private static Figure Avoided(AccountDraft draft, string key, string formula, Figure?[]? bySegment, string reason) => bySegment is null
        ? Figure.Unknown(key, "tCO2", reason)
        : SegmentSums.Of(draft, key, "tCO2", bySegment, (part, kwh, segment) =>
            FactorUnits.Apply(part, "tCO2", formula + Memo, kwh, draft.Grid(draft.Scope, segment)));
}
