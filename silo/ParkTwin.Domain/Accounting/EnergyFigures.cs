namespace ParkTwin.Domain.Accounting;

/// <summary>
/// <c>energy.*</c>: load, and standard coal by calorific value (当量值) and by primary equivalent (等价值), GB/T 2589-2020. The totals
/// take PV used on site and leave fresh water and energy media out, with a variant of each.
/// </summary>
internal static class EnergyFigures
{
    private const string Calorific = "Σ amount × calorific coefficient (当量值), GB/T 2589-2020 §5, Table A.1 and A.2";
    private const string Primary = "as 当量值, electricity × primary coefficient (等价值), GB/T 2589-2020 Table A.2";
    private const string NoFlow = "No energy flow is metered or declared; declare activities with PUT …/declared/{period}.";

    public static void Add(AccountDraft draft)
    {
        var pv = PvUse.Of(draft, "energy.pvSelfUsed", Flows.PvGenerated, Flows.PvExported);
        draft.PvUsed = pv;
        var own = PvUse.Of(draft, "energy.ownSelfUsed", Flows.OwnGeneration, Flows.OwnExported);
        var sums = new Sums();
        foreach (var flow in Flows.All)
        {
            if (flow.Kind is FlowKind.GridImport or FlowKind.Fuel or FlowKind.Heat or FlowKind.Steam or FlowKind.Water or FlowKind.EnergyMedium
                && draft.Activity(flow) is { Unread: false } activity)
            {
                AddCarrier(draft, sums, flow, activity.Amount, activity.BySegment);
            }
        }

        if (pv is not null)
        {
            draft.Add(pv.Amount);
            AddPv(draft, sums, pv);
        }

        if (own is not null)
        {
            draft.Add(own.Amount);
        }

        Load(draft, pv, own);
        Totals(draft, sums);
    }

    private static void Totals(AccountDraft draft, Sums sums)
    {
        var bought = draft.Unread(FlowKind.GridImport, FlowKind.Fuel, FlowKind.Heat, FlowKind.Steam);
        List<Figure> all = [.. bought, .. draft.Unread(FlowKind.PvGenerated)];
        Total("energy.tceCalorific", Calorific, [.. sums.Calorific, .. sums.CalorificPv], all);
        Total("energy.tceEquivalent", Primary, [.. sums.Equivalent, .. sums.EquivalentPv], all);
        Total("energy.tceCalorificWithoutPv", Calorific + ", without PV used on site", sums.Calorific, bought);
        Total("energy.tceCalorificWithMedia", Calorific + ", with fresh water and energy media (耗能工质, Table B)",
            [.. sums.Calorific, .. sums.CalorificPv, .. sums.Media], [.. all, .. draft.Unread(FlowKind.Water, FlowKind.EnergyMedium)]);
        void Total(string key, string formula, List<Figure> parts, List<Figure> unread) =>
            draft.Add(Unread.Total(key, "tce", formula, parts, unread, NoFlow));
    }

    private static void Load(AccountDraft draft, PvUse? pv, PvUse? own)
    {
        var parts = new List<Figure>(3);
        if (BoughtElectricity.Of(draft) is { } bought)
        {
            parts.Add(bought.Amount);
        }

        if (pv is not null)
        {
            parts.Add(pv.Amount);
        }

        if (own is not null)
        {
            parts.Add(own.Amount);
        }

        draft.Add(Unread.Total("energy.loadKwh", "kWh", "bought + own electricity used on site (reference §4)", parts,
            draft.Unread(FlowKind.GridImport, FlowKind.PvGenerated, FlowKind.OwnGeneration),
            "No electricity is metered or declared; declare grid-import with PUT …/declared/{period}."));
    }

    private static void AddCarrier(AccountDraft draft, Sums sums, Flow flow, Figure amount, Figure?[] bySegment)
    {
        var key = "energy.carrier." + flow.Word;
        draft.Add(Figure.Of(key + ".amount", flow.Unit, FigureOperation.Chosen, "the activity", amount));
        var calorific = draft.Add(SegmentSums.Of(draft, key + ".tceCalorific", "tce", bySegment,
            (part, one, segment) => Coal(draft, flow, part, one, segment)));
        var equivalent = draft.Add(flow.Kind == FlowKind.GridImport
            ? ByPrimary(draft, key, bySegment)
            : Figure.Of(key + ".tceEquivalent", "tce", FigureOperation.Chosen, "as 当量值: only electricity has another 等价值 here", calorific));
        if (flow.Kind is FlowKind.Water or FlowKind.EnergyMedium)
        {
            sums.Media.Add(calorific);
            return;
        }

        sums.Calorific.Add(calorific);
        sums.Equivalent.Add(equivalent);
    }

    private static void AddPv(AccountDraft draft, Sums sums, PvUse pv)
    {
        const string Key = "energy.carrier.pv-self-used";
        draft.Add(Figure.Of(Key + ".amount", "kWh", FigureOperation.Chosen, "PV generated − PV fed in", pv.Amount));
        sums.CalorificPv.Add(draft.Add(SegmentSums.Of(draft, Key + ".tceCalorific", "tce", pv.BySegment,
            (part, one, segment) => Coal(draft, Flows.GridImport, part, one, segment))));
        sums.EquivalentPv.Add(draft.Add(ByPrimary(draft, Key, pv.BySegment)));
    }

    private static Figure ByPrimary(AccountDraft draft, string key, Figure?[] bySegment) =>
        SegmentSums.Of(draft, key + ".tceEquivalent", "tce", bySegment, (part, one, segment) =>
            FactorUnits.Apply(part, "tce", "kWh × primary coefficient of the region and year (等价值), GB/T 2589-2020 Table A.2", one,
                draft.ElectricityPrimary(segment)));

    /// <summary>
    /// Amount × coal coefficient. Gas metered as energy, and fuels without a coefficient, go by energy: GJ ÷ 29.3076 GJ/tce.
    /// </summary>
    private static Figure Coal(AccountDraft draft, Flow flow, string key, Figure amount, int segment)
    {
        if (flow == Flows.GasEnergy)
        {
            return Figure.Of(key, "tce", FigureOperation.Quotient, "GJ ÷ 29.3076 GJ/tce (GB/T 2589-2020 §3)", amount, Constants.GigajoulesPerTce);
        }

        var coefficient = draft.Edition("coal_equivalent", flow.Carrier, segment);
        if (coefficient.Value is null && flow.Kind == FlowKind.Fuel && draft.Edition("ncv", flow.Carrier, segment) is { Value: not null } ncv)
        {
            return Figure.Of(key, "tce", FigureOperation.Quotient, "GJ ÷ 29.3076 GJ/tce (GB/T 2589-2020 §3; no coefficient is published)",
                FactorUnits.Apply(key + ".gj", "GJ", "amount × net calorific value", amount, ncv), Constants.GigajoulesPerTce);
        }

        return FactorUnits.Apply(key, "tce", "amount × calorific coefficient (当量值), GB/T 2589-2020", amount, coefficient);
    }

    /// <summary>The parts of the totals.</summary>
    private sealed class Sums
    {
        public List<Figure> Calorific { get; } = [];

        public List<Figure> CalorificPv { get; } = [];

        public List<Figure> Equivalent { get; } = [];

        public List<Figure> EquivalentPv { get; } = [];

        public List<Figure> Media { get; } = [];
    }
}
