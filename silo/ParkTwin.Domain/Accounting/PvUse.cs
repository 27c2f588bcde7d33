namespace ParkTwin.Domain.Accounting;

/// <summary>Electricity generated on site and used on site: generated − fed in, year by year.</summary>
internal sealed class PvUse
{
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
            if (made.BySegment[s] is { } one)
            {
                parts[s] = Part(draft.SegmentKey(key, s), one, export, s);
            }
        }

        var amount = parts.Length == 1
            ? parts[0]!
            : Figure.Of(key, "kWh", FigureOperation.Sum, "Σ of the calendar years", [.. parts.OfType<Figure>()]);
        if (amount.Value < 0m)
        {
            draft.Note("export-above-generation", key, FormattableString.Invariant(
                $"More was fed in than generated ({amount.Value} kWh used); check the coverage and the roles of the meters."));
        }

        return new(amount, parts);
    }

    private static Figure Part(string key, Figure generated, FlowActivity? export, int segment)
    {
        if (export is null)
        {
            return Figure.Of(key, "kWh", FigureOperation.Chosen, "generated; nothing is fed in", generated);
        }

        var fed = export.BySegment[segment] ?? Figure.Unknown(key + ".export", "kWh",
            $"{export.Flow.Word} is not known for part of the period; check its meter, or declare it.");
        return Figure.Of(key, "kWh", FigureOperation.Difference, "generated − fed in", generated, fed);
    }
}
