using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>Shows findings and their figures.</summary>
internal static class FindingShapes
{
    /// <summary>How deep the tree of a finding's figure is shown.</summary>
    public const int Depth = 4;

    private static readonly string[] Severities = ["notice", "warning", "serious"];

    /// <summary>The word of a severity.</summary>
    public static string Of(FindingSeverity severity) => Severities[(int)severity];

    /// <summary>A finding as it is shown.</summary>
    public static FindingView View(Finding finding, TreePicker take) => new()
    {
        Kind = finding.Kind,
        Severity = Of(finding.Severity),
        Figure = View(finding.Figure, take),
        Limit = Exact.Trim(finding.Limit),
        LimitSource = finding.LimitSource,
        Evidence = [.. finding.Evidence.Select(one => View(one, take))],
        Size = [.. finding.Size.Select(one => View(one, take))],
        Title = SaidView.Of(finding.Title),
        Text = SaidView.Of(finding.Text),
        Measures = [.. finding.Measures.Select(SaidView.Of)],
    };

    /// <summary>A figure with its tree.</summary>
    public static FindingFigureView View(Figure figure, TreePicker take)
    {
        var value = take.Take(figure.Key, figure);
        return new()
        {
            Key = figure.Key,
            Value = value,
            Unit = figure.Unit,
            Reason = value is null ? take.Reasons[figure.Key] : null,
            Figure = take.IdOf(figure),
            Tree = take.Trees[figure.Key],
        };
    }

    /// <summary>The reference entries that figures rest on, each once, by key.</summary>
    public static IReadOnlyList<Figure> Factors(Account account)
    {
        string[] roots = ["carbon.total", "energy.tceCalorific", "energy.tceEquivalent", "cost.total", "grade.grade", "grade.level"];
        return
        [
            .. roots.Select(root => account.Figures.GetValueOrDefault(root)).OfType<Figure>().SelectMany(figure => figure.Tree())
                .Where(figure => figure.Source?.Kind == FigureSourceKind.Reference)
                .DistinctBy(figure => (figure.Key, figure.Value))
                .OrderBy(figure => figure.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Estimated over all of the metered part below a figure; null where no meter is below it.</summary>
    public static decimal? EstimatedShare(Figure? figure)
    {
        decimal measured = 0m, estimated = 0m;
        foreach (var source in (figure?.Tree() ?? []).Select(one => one.Source).Where(one => one?.Kind == FigureSourceKind.Meter))
        {
            measured += Math.Abs(source!.Measured ?? 0m);
            estimated += Math.Abs(source.Estimated ?? 0m);
        }

        return measured + estimated > 0m ? estimated / (measured + estimated) : null;
    }
}
