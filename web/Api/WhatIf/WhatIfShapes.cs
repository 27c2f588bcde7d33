using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.WhatIf;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.WhatIf;

/// <summary>The domain's results as they are answered.</summary>
internal static class WhatIfShapes
{
    private static readonly string[] Verdicts = ["unknown", "pass", "warn", "fail"];

    /// <summary>A row; inputs are those of the figure after, each beside the one of its key before.</summary>
    public static WhatIfRowView Row(FigureChange change)
    {
        var shown = change.Shown;
        var before = (change.Before?.Inputs ?? []).GroupBy(one => one.Key).ToDictionary(same => same.Key, same => same.First());
        return new WhatIfRowView
        {
            Key = change.Key,
            Unit = shown.Unit,
            Before = Exact.Trim(change.Before?.Value),
            After = Exact.Trim(change.After?.Value),
            Difference = Exact.Trim(change.Difference),
            Formula = shown.Formula,
            Inputs = [.. shown.Inputs.Take(40).Select(one => new WhatIfPartView(
                one.Key, one.Unit, Exact.Trim(change.After is null ? one.Value : before.GetValueOrDefault(one.Key)?.Value),
                Exact.Trim(change.After is null ? null : one.Value)))],
            Reason = change.After?.Reason ?? change.Before?.Reason,
            LeftOut = change.LeftOut,
        };
    }

    public static WhatIfStepView Step(TrialStep step) => new(step.Key, Exact.Trim(step.Value), step.Unit, step.Formula);

    public static EntryCheckView Check(EntryFinding finding) => new(
        finding.Check, Verdicts[(int)finding.Verdict], Exact.Trim(finding.Value), Exact.Trim(finding.Limit), finding.Unit, finding.Reason,
        finding.Source);

    /// <summary>The mean kW of each local hour; an hour of which nothing is known is null.</summary>
    public static IReadOnlyList<WhatIfHourView> Day(IReadOnlyList<LoadPoint> points, Func<int, long?> after)
    {
        var sums = new (decimal Before, decimal After, int Count)[24];
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Bought is { } bought && after(i) is { } then)
            {
                ref var hour = ref sums[points[i].Quarter / 4];
                hour = (hour.Before + bought, hour.After + then, hour.Count + 1);
            }
        }

        return [.. sums.Select((sum, hour) => sum.Count == 0
            ? new WhatIfHourView(hour, null, null)
            : new WhatIfHourView(hour, Kw(sum.Before, sum.Count), Kw(sum.After, sum.Count)))];
    }

    /// <summary>A greatest quarter-hour as a figure.</summary>
    public static Figure Peak(string key, IEnumerable<long?> amounts) => amounts.Max() is { } peak
        ? Figure.Leaf(key, "kW", peak / 250_000m, new()
        {
            Kind = FigureSourceKind.Constant,
            Citation = "Greatest quarter-hour of all grid meters together × 4",
        })
        : Figure.Unknown(key, "kW", "No quarter-hour of bought electricity is known in this period.");

    private static decimal Kw(decimal millionths, int quarters) => decimal.Round(millionths / 250_000m / quarters, 3);
}
