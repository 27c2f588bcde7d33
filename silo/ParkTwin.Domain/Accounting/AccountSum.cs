namespace ParkTwin.Domain.Accounting;

/// <summary>
/// A park's account. Additive figures are sums over the accounts where they are known; ratios are Σ numerator ÷ Σ denominator over
/// the accounts where both are known (reference rule 7, TV8), never means of ratios. Grades and maximum demands do not add.
/// </summary>
internal static class AccountSum
{
    private const int NamesShown = 5;
    private const string SelfSufficiency = "intensity.selfSufficiency";

    /// <summary>The parts of a park's account that need more than sums; they run after the sums.</summary>
    private static readonly Action<ParkDraft>[] Parts =
    [
    ];

    public static Account Of(ParkId park, IReadOnlyList<Account> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count == 0)
        {
            throw new ArgumentException("A park's sum needs at least one account; pass that of its own meters.", nameof(accounts));
        }

        var draft = new ParkDraft(park, accounts);
        foreach (var key in Keys(accounts))
        {
            if (IsRatio(key))
            {
                AddRatio(draft, key);
            }
            else if (IsAdditive(key))
            {
                AddSum(draft, key);
            }
        }

        foreach (var part in Parts)
        {
            part(draft);
        }

        return draft.Finish();
    }

    /// <summary>True for figures that are quotients of two additive ones.</summary>
    public static bool IsRatio(string key) => key is "cost.average"
        || key.StartsWith("intensity.", StringComparison.Ordinal)
        || key.StartsWith("cost.bandShare.", StringComparison.Ordinal);

    /// <summary>True for figures that add over enterprises.</summary>
    public static bool IsAdditive(string key) => !IsRatio(key)
        && !key.StartsWith("grade.", StringComparison.Ordinal)
        && !key.StartsWith("demand.", StringComparison.Ordinal);

    /// <summary>The keys of all accounts, in the order of first meeting.</summary>
    private static List<string> Keys(IReadOnlyList<Account> accounts)
    {
        var keys = new List<string>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            foreach (var key in account.Figures.Keys)
            {
                if (met.Add(key))
                {
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    private static void AddSum(ParkDraft draft, string key)
    {
        var parts = new List<Figure>(draft.Accounts.Count);
        List<string>? without = null;
        var (unit, mixed) = ((string?)null, false);
        foreach (var account in draft.Accounts)
        {
            if (!account.Figures.TryGetValue(key, out var figure))
            {
                continue;
            }

            unit ??= figure.Unit;
            mixed |= unit != figure.Unit;
            parts.Add(Owned(key, account, figure));
            if (figure.Value is null && !IsAbsent(figure))
            {
                (without ??= []).Add(NameOf(account));
            }
        }

        if (mixed)
        {
            draft.Note("units-differ", key, $"{key} is declared in different units; declare it in one.");
            draft.Add(Figure.Unknown(key, unit!, "The enterprises declare it in different units; declare it in one."));
            return;
        }

        var sum = draft.Add(Figure.Of(key, unit!, FigureOperation.SumOfKnown, "Σ over the enterprises where it is known", parts));
        LeftOut(draft, key, sum, without, parts.Count);
    }

    private static void AddRatio(ParkDraft draft, string key)
    {
        var above = new List<Figure>(draft.Accounts.Count);
        var below = new List<Figure>(draft.Accounts.Count);
        List<string>? without = null;
        Figure? sample = null;
        var have = 0;
        foreach (var account in draft.Accounts)
        {
            if (!account.Figures.TryGetValue(key, out var figure) || figure.Operation != FigureOperation.Quotient)
            {
                continue;
            }

            have++;
            sample ??= figure;
            if (figure.Inputs[0].Value is null || figure.Inputs[1].Value is null || figure.Unit != sample.Unit)
            {
                if (!HasNoPv(figure.Inputs[0]))
                {
                    (without ??= []).Add(NameOf(account));
                }
                else if (key == SelfSufficiency && figure.Inputs[1].Value is not null)
                {
                    below.Add(Owned(figure.Inputs[1].Key, account, figure.Inputs[1]));
                }

                continue;
            }

            above.Add(Owned(figure.Inputs[0].Key, account, figure.Inputs[0]));
            below.Add(Owned(figure.Inputs[1].Key, account, figure.Inputs[1]));
        }

        if (sample is null)
        {
            return;
        }

        var ratio = draft.Add(above.Count == 0
            ? Figure.Unknown(key, sample.Unit, $"No enterprise has both: {sample.Reason}")
            : Figure.Of(key, sample.Unit, FigureOperation.Quotient, "Σ ÷ Σ over the enterprises where both are known: " + sample.Formula,
                Figure.Of(key + ".above", sample.Inputs[0].Unit, FigureOperation.SumOfKnown, "Σ over the enterprises", above),
                Figure.Of(key + ".below", sample.Inputs[1].Unit, FigureOperation.SumOfKnown, "Σ over the enterprises", below)));
        LeftOut(draft, key, ratio, without, have);
    }

    /// <summary>True for a figure of an enterprise that the park's sum is without: not known, although there is something of the kind.</summary>
    public static bool LeavesOut(Figure figure) => figure.Operation == FigureOperation.Quotient
        ? (figure.Inputs[0].Value is null || figure.Inputs[1].Value is null) && !HasNoPv(figure.Inputs[0])
        : figure.Value is null && !IsAbsent(figure);

    /// <summary>True where an enterprise has no PV: its load counts in a park's self-sufficiency, and no ratio of PV leaves it out.</summary>
    private static bool HasNoPv(Figure figure) => figure is { Value: null, Operation: FigureOperation.Leaf, Key: "energy.pvSelfUsed" };

    /// <summary>
    /// True where an enterprise has nothing of the kind (no fuel, no PV), which leaves nothing out. A whole account without energy or
    /// carbon is left out and said so.
    /// </summary>
    private static bool IsAbsent(Figure figure) => figure is { Value: null, Operation: FigureOperation.Leaf }
        && figure.Key is not ("carbon.total" or "energy.tceCalorific" or "energy.loadKwh")
        && (figure.Key.StartsWith("carbon.", StringComparison.Ordinal) || figure.Key.StartsWith("energy.", StringComparison.Ordinal)
            || figure.Key.StartsWith("activity.", StringComparison.Ordinal));

    /// <summary>The figure of one account under a key that says whose it is.</summary>
    private static Figure Owned(string key, Account account, Figure figure) =>
        Figure.Of($"{key}@{NameOf(account)}", figure.Unit, FigureOperation.Chosen, "of " + NameOf(account), figure);

    private static string NameOf(Account account) =>
        account.Enterprise == FigureId.WholePark ? account.Park.ToString() : account.Enterprise;

    private static void LeftOut(ParkDraft draft, string key, Figure figure, List<string>? without, int of)
    {
        if (without is null || figure.Value is null)
        {
            return;
        }

        var names = string.Join(", ", without.Take(NamesShown)) + (without.Count > NamesShown ? ", …" : string.Empty);
        draft.Note("left-out", key, $"{key} leaves out {without.Count} of {of} accounts where it is not known: {names}.");
    }
}
