using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// <c>activity.{flow}</c>: what was metered, what was declared, and which of them counts. A declared amount stands in where no meter
/// measures the flow; where both exist the meter counts and the difference is shown.
/// </summary>
internal static class ActivityFigures
{
    public static void Add(AccountDraft draft)
    {
        var meters = draft.Inputs.Metered.Meters;
        var own = meters.Select(meter => meter.Id).ToHashSet();
        var declared = DeclaredWords(draft);
        var hasPv = declared.Contains(Flows.PvGenerated.Word) || meters.Any(meter =>
            SupplyTree.IsCounted(meter, own.Contains) && MeterFlows.Of(meter, hasPv: true) == Flows.PvGenerated);
        var byFlow = new Dictionary<Flow, List<MeterDefinition>>(ReferenceEqualityComparer.Instance);
        foreach (var meter in meters)
        {
            if (!SupplyTree.IsCounted(meter, own.Contains))
            {
                continue;
            }

            if (MeterFlows.Of(meter, hasPv) is not { } flow)
            {
                draft.Note("meter-left-out", $"meter.{meter.Id}", $"Meter {meter.Id} ({Words.Of(meter.Carrier)}, {Words.Of(meter.Role)}) has no "
                    + "place in the account; correct its role in the registry.");
                continue;
            }

            if (!byFlow.TryGetValue(flow, out var list))
            {
                byFlow[flow] = list = [];
            }

            list.Add(meter);
        }

        NoteMixedGeneration(draft, byFlow);
        var coverage = new MeterCoverage();
        foreach (var flow in Flows.All)
        {
            var metered = byFlow.GetValueOrDefault(flow);
            if (metered is not null || declared.Contains(flow.Word))
            {
                AddFlow(draft, flow, metered, declared.Contains(flow.Word), coverage);
            }
        }

        draft.CoveredMs = coverage.CoveredMs;
        draft.ExpectedMs = coverage.ExpectedMs;
        draft.NotBegunMs = coverage.NotBegunMs;
    }

    private static HashSet<string> DeclaredWords(AccountDraft draft)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in draft.Declared.All)
        {
            foreach (var activity in declaration.Figures.Activities)
            {
                words.Add(activity.Flow);
            }
        }

        return words;
    }

    private static void NoteMixedGeneration(AccountDraft draft, Dictionary<Flow, List<MeterDefinition>> byFlow)
    {
        if (byFlow.ContainsKey(Flows.OwnGeneration) && byFlow.ContainsKey(Flows.PvGenerated) && byFlow.ContainsKey(Flows.PvExported))
        {
            draft.Note("export-mixed", "activity.pv-exported", "PV and other generation feed in through the same meters; all of it is taken "
                + "as PV. Give the other generation an export meter of its own.");
        }
    }

    private static void AddFlow(AccountDraft draft, Flow flow, List<MeterDefinition>? meters, bool isDeclared, MeterCoverage coverage)
    {
        var key = "activity." + flow.Word;
        var read = new MeterCoverage();
        Amounts? metered = meters is null ? null : Metered(draft, flow, key + ".metered", meters, read);
        Amounts? declared = isDeclared ? Declared(draft, flow, key + ".declared") : null;
        if (metered is { } measured)
        {
            draft.Add(measured.Total);
        }

        if (declared is { } said)
        {
            draft.Add(said.Total);
        }

        var meterCounts = metered is { Total.Value: not null } || declared is null;
        if (meterCounts || declared is not { Total.Value: not null })
        {
            // Time of meters that a declared amount stands in for is not waited for.
            coverage.Add(read);
        }

        var chosen = (meterCounts ? metered : declared)!.Value;
        var other = meterCounts ? declared : metered;
        var amount = draft.Add(Figure.Of(key, flow.Unit, FigureOperation.Chosen,
            meterCounts ? "The meters count" : "The declared amount stands in: no meter measures it",
            other is { } reason ? [chosen.Total, reason.Total] : [chosen.Total]));
        Compare(draft, flow, key, metered, declared);
        draft.Keep(new()
        {
            Flow = flow,
            Amount = amount,
            BySegment = chosen.BySegment.Length == 1 ? [amount] : chosen.BySegment,
            Unread = amount.Value is null && declared is null,
        });
    }

    private static void Compare(AccountDraft draft, Flow flow, string key, Amounts? metered, Amounts? declared)
    {
        if (metered is not { } meter)
        {
            return;
        }

        if (meter.Total.Value is null)
        {
            draft.Note(declared is null ? "no-readings" : "declared-stands-in", key, declared is null
                ? $"{flow.Word}: no reading counts in {draft.Inputs.Period}; it is left out of the totals."
                : $"{flow.Word}: no reading counts in {draft.Inputs.Period}; the declared amount stands in.");
            return;
        }

        if (declared is not { Total.Value: not null } said)
        {
            return;
        }

        var difference = draft.Add(Figure.Of(key + ".difference", flow.Unit, FigureOperation.Difference, "metered − declared", meter.Total, said.Total));
        if (difference.Value != 0m)
        {
            draft.Note("declared-differs", key, FormattableString.Invariant(
                $"{flow.Word}: metered {Shown(meter.Total)} {flow.Unit}, declared {Shown(said.Total)} {flow.Unit}; the meter counts."));
        }
    }

    private static decimal? Shown(Figure figure) => figure.Value / 1.0000000000000000000000000000m;

    private static Amounts Metered(AccountDraft draft, Flow flow, string key, List<MeterDefinition> meters, MeterCoverage coverage)
    {
        var segments = draft.Segments;
        var bySegment = new Figure?[segments.Length];
        for (var s = 0; s < segments.Length; s++)
        {
            var suffix = segments.Length == 1 ? string.Empty : "." + segments[s].Label;
            var leaves = new Figure[meters.Count];
            for (var i = 0; i < leaves.Length; i++)
            {
                leaves[i] = SupplyFigures.OwnUse(draft, flow, meters[i], segments[s], (key, suffix), coverage);
            }

            bySegment[s] = Figure.Of(key + suffix, flow.Unit, FigureOperation.SumOfKnown, "Σ of the counted meters", leaves);
        }

        var total = segments.Length == 1
            ? bySegment[0]!
            : Figure.Of(key, flow.Unit, FigureOperation.SumOfKnown, "Σ of the parts with factors of their own", [.. bySegment!]);
        for (var s = 0; s < bySegment.Length; s++)
        {
            bySegment[s] = bySegment[s]!.Value is null ? null : bySegment[s];
        }

        return new(total, bySegment);
    }

    private static Amounts Declared(AccountDraft draft, Flow flow, string key)
    {
        var tiling = draft.Declared.Tile(figures => AmountOf(figures, flow), flow.Word);
        var segments = draft.Segments;
        var bySegment = new Figure?[segments.Length];
        if (!tiling.IsCovered)
        {
            var unknown = Figure.Unknown(key, flow.Unit, tiling.Reason ?? $"{flow.Word} is not declared for {draft.Inputs.Period}.");
            Array.Fill(bySegment, unknown);
            return new(unknown, bySegment);
        }

        if (segments.Length == 1)
        {
            var total = DeclaredLeaves.Sum(key, flow.Unit, tiling.Tiles, (tile, leafKey) => Leaf(flow, tile, leafKey));
            return new(total, [total]);
        }

        for (var s = 0; s < segments.Length; s++)
        {
            var segment = segments[s];
            var tiles = tiling.Tiles.Where(tile => segment.Holds(tile.Declaration.Period.Last)).ToList();
            NoteSpanning(draft, flow, segment, tiles);
            bySegment[s] = tiles.Count == 0
                ? null
                : DeclaredLeaves.Sum(draft.SegmentKey(key, s), flow.Unit, tiles, (tile, leafKey) => Leaf(flow, tile, leafKey));
        }

        return new(Figure.Of(key, flow.Unit, FigureOperation.Sum, "Σ of the parts with factors of their own", [.. bySegment.OfType<Figure>()]),
            bySegment);
    }

    private static void NoteSpanning(AccountDraft draft, Flow flow, FactorSegment segment, List<DeclaredTile> tiles)
    {
        foreach (var tile in tiles)
        {
            if (!segment.Holds(tile.Declaration.Period.First))
            {
                draft.Note("edition-changed", "activity." + flow.Word, $"{flow.Word} is declared for {tile.Declaration.Period} as a whole, in which "
                    + $"factors change; it takes those of its end. Declare it by month where that matters.");
            }
        }
    }

    private static Figure Leaf(Flow flow, DeclaredTile tile, string key)
    {
        var unit = UnitOf(tile, flow);
        if (!DeclaredUnits.TryFactor(flow, unit, out var factor))
        {
            return Figure.Unknown(key, flow.Unit, $"{flow.Word} of {tile.Declaration.Period} is declared in '{unit}'; declare it in "
                + $"{string.Join(", ", DeclaredUnits.For(flow))}.");
        }

        if (factor == 1m)
        {
            return Figure.Leaf(key, flow.Unit, tile.Amount, DeclaredLeaves.SourceOf(tile.Declaration));
        }

        return Figure.Of(key, flow.Unit, FigureOperation.Product, $"{unit} to {flow.Unit}",
            Figure.Leaf(key + ".asDeclared", unit, tile.Amount, DeclaredLeaves.SourceOf(tile.Declaration)),
            Figure.Leaf($"constant.{flow.Unit}-per-{unit}", $"{flow.Unit}/{unit}", factor,
                new() { Kind = FigureSourceKind.Constant, Citation = "Unit conversion (SI; gas by V × 273.15 ÷ (273.15 + t))" }));
    }

    private static decimal? AmountOf(DeclaredFigures figures, Flow flow)
    {
        foreach (var activity in figures.Activities)
        {
            if (activity.Flow == flow.Word)
            {
                return activity.Amount;
            }
        }

        return null;
    }

    private static string UnitOf(DeclaredTile tile, Flow flow) =>
        tile.Declaration.Figures.Activities.First(activity => activity.Flow == flow.Word).Unit;

    private readonly record struct Amounts(Figure Total, Figure?[] BySegment);
}
