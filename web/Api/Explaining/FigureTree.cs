using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Explaining;

/// <summary>Finds its way in the trees of an account.</summary>
internal static class FigureTree
{
    /// <summary>The figure of a key: one of the account's, or a node below one of them.</summary>
    public static Figure? Find(Account account, string key)
    {
        if (account.Figures.TryGetValue(key, out var figure))
        {
            return figure;
        }

        var met = new HashSet<Figure>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Figure>(account.Figures.Values);
        while (open.TryPop(out var next))
        {
            if (!met.Add(next))
            {
                continue;
            }

            if (next.Key == key)
            {
                return next;
            }

            foreach (var input in next.Inputs)
            {
                open.Push(input);
            }
        }

        return null;
    }

    /// <summary>
    /// Whose the inputs of a node are: a park's sum takes each enterprise's figure under <c>key@enterprise</c>, and what is below it is
    /// that enterprise's.
    /// </summary>
    public static FigureId OwnerBelow(Figure figure, FigureId id)
    {
        var at = figure.Key.LastIndexOf('@');
        return id.Enterprise == FigureId.WholePark && at > 0 && figure.Operation == FigureOperation.Chosen
            ? id with { Enterprise = figure.Key[(at + 1)..] }
            : id;
    }

    /// <summary>The leaves below a figure with the ids that open them, each leaf once.</summary>
    public static IReadOnlyList<(Figure Leaf, FigureId Id)> Leaves(Figure figure, FigureId id)
    {
        var leaves = new List<(Figure, FigureId)>();
        var met = new HashSet<Figure>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(Figure Figure, FigureId Id)>([(figure, id)]);
        while (open.TryPop(out var next))
        {
            if (!met.Add(next.Figure))
            {
                continue;
            }

            if (next.Figure.Source is not null)
            {
                leaves.Add((next.Figure, next.Id));
            }

            var owner = OwnerBelow(next.Figure, next.Id);
            for (var i = next.Figure.Inputs.Count - 1; i >= 0; i--)
            {
                open.Push((next.Figure.Inputs[i], owner with { Key = next.Figure.Inputs[i].Key }));
            }
        }

        return leaves;
    }

    /// <summary>How much was measured, estimated and declared, by unit, each leaf that counts once.</summary>
    public static IReadOnlyList<EvidencePartView> Parts(Figure figure) =>
    [
        .. WhatCounts(figure).Where(leaf => leaf is { Value: not null, Source.Kind: FigureSourceKind.Meter or FigureSourceKind.Declared })
            .GroupBy(leaf => leaf.Unit, StringComparer.Ordinal)
            .OrderBy(leaf => leaf.Key, StringComparer.Ordinal)
            .Select(unit => new EvidencePartView(
                unit.Key,
                Exact.Trim(unit.Sum(leaf => leaf.Source!.Measured ?? 0m)),
                Exact.Trim(unit.Sum(leaf => leaf.Source!.Estimated ?? 0m)),
                Exact.Trim(unit.Where(leaf => leaf.Source!.Kind == FigureSourceKind.Declared).Sum(leaf => leaf.Value ?? 0m)))),
    ];

    /// <summary>The figures that enter the value: of a choice only what was chosen, not what it was chosen over.</summary>
    private static List<Figure> WhatCounts(Figure figure)
    {
        var met = new HashSet<Figure>(ReferenceEqualityComparer.Instance);
        var counts = new List<Figure>();
        var open = new Stack<Figure>([figure]);
        while (open.TryPop(out var next))
        {
            if (!met.Add(next))
            {
                continue;
            }

            counts.Add(next);
            var inputs = next.Operation == FigureOperation.Chosen ? 1 : next.Inputs.Count;
            for (var i = inputs - 1; i >= 0; i--)
            {
                open.Push(next.Inputs[i]);
            }
        }

        return counts;
    }

    /// <summary>True for a note about the figure, about something it follows from, or about all.</summary>
    public static bool Concerns(AccountNote note, Figure figure) =>
        note.Key is null || figure.Tree().Any(node => node.Key == note.Key || node.Source?.Id == note.Key);
}
