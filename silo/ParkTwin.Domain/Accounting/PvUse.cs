namespace ParkTwin.Domain.Accounting;

/// <summary>Electricity generated on site and used on site: generated − fed in, segment by segment.</summary>
internal sealed class PvUse
{
    private const string Formula = "generated − fed in";

    private static readonly Figure Nothing = Figure.Leaf("constant.nothing-generated", "kWh", 0m,
        new() { Kind = FigureSourceKind.Constant, Citation = "No generation is counted in this part of the period." });

    private PvUse(Figure amount, Figure?[] bySegment)
    {
        Amount = amount;
        BySegment = bySegment;
    }

    /// <summary>kWh used on site.</summary>
    public Figure Amount { get; }

    /// <summary>By segment.</summary>
    public Figure?[] BySegment { get; }

    /// <summary>What of a generation was used; null where nothing is generated or no reading is known.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="key">Key of the figure.</param>
    /// <param name="generated">The flow generated.</param>
    /// <param name="exported">The flow fed in.</param>
    public static PvUse? Of(AccountDraft draft, string key, Flow generated, Flow exported)
    {
        if (draft.Activity(generated) is not { Unread: false } made)
        {
            return null;
        }

        var export = draft.Activity(exported);
        if (export is null)
        {
            draft.Note("no-export", key, $"No meter and no declaration of {exported.Word}: all of {generated.Word} is taken as used on site.");
        }

        var parts = new Figure?[made.BySegment.Length];
        for (var s = 0; s < parts.Length; s++)
        {
            parts[s] = Part(draft.SegmentKey(key, s), made.BySegment[s], export, s);
        }

        var amount = parts.Length == 1
            ? parts[0]!
            : Figure.Of(key, "kWh", FigureOperation.Sum, "Σ of the parts of the period", [.. parts.OfType<Figure>()]);
        if (amount.Value < 0m)
        {
            draft.Note("export-above-generation", key, FormattableString.Invariant(
                $"More was fed in than generated ({amount.Value} kWh used); check the coverage and the roles of the meters."));
        }

        return new(amount, parts);
    }

    /// <summary>
    /// What is not known of one segment adds nothing to it, as in every sum of readings; a declared amount may lie in another segment
    /// than the metered one it is taken from.
    /// </summary>
    private static Figure? Part(string key, Figure? generated, FlowActivity? export, int segment)
    {
        if (export is { Amount.Value: null })
        {
            return Figure.Of(key, "kWh", FigureOperation.Difference, Formula, generated ?? Nothing, export.Amount);
        }

        return (generated, export?.BySegment[segment]) switch
        {
            (null, null) => null,
            ({ } made, null) => Figure.Of(key, "kWh", FigureOperation.Chosen, Formula + "; nothing is fed in", made),
            var (made, fed) => Figure.Of(key, "kWh", FigureOperation.Difference, Formula, made ?? Nothing, fed!),
        };
    }
}
