namespace ParkTwin.Domain.Accounting;

/// <summary>How much of the metered time stands behind figures.</summary>
internal static class FlowCoverage
{
    private const string Activity = "activity.";

    /// <summary>Covered share of the time of the meters below a figure, 0..1; null where no meter is.</summary>
    public static decimal? Of(Figure figure)
    {
        var met = new HashSet<(MeterId, long)>();
        var (covered, expected) = (0m, 0m);
        foreach (var one in figure.Tree())
        {
            if (one.Source is { Kind: FigureSourceKind.Meter, Meter: { } meter, FromUnixMs: { } from, ToUnixMs: { } to } source
                && met.Add((meter, from)))
            {
                covered += (source.Completeness ?? 0m) * (to - from);
                expected += to - from;
            }
        }

        return expected == 0m ? null : covered / expected;
    }

    /// <summary>The least of the account's own share and of each energy flow's; flows that a declaration stands in for have none.</summary>
    public static decimal? Least(IReadOnlyDictionary<string, Figure> figures, decimal? whole)
    {
        var least = whole;
        foreach (var flow in Flows.All)
        {
            if (flow.Kind is FlowKind.GridImport or FlowKind.PvGenerated or FlowKind.PvExported or FlowKind.Fuel or FlowKind.Heat
                    or FlowKind.Steam
                && figures.TryGetValue(Activity + flow.Word, out var activity) && Of(WhatCounts(activity)) is { } share
                && (least is null || share < least))
            {
                least = share;
            }
        }

        return least;
    }

    /// <summary>Of an activity that was chosen, the one that counts; what was not chosen covers nothing.</summary>
    private static Figure WhatCounts(Figure activity) =>
        activity.Operation == FigureOperation.Chosen ? activity.Inputs[0] : activity;
}
