using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>
/// Which entries that are still to be checked a figure rests on. A figure that stands below several others is walked once. For one
/// answer; not safe for concurrent use.
/// </summary>
internal sealed class CheckMarks
{
    /// <summary>The word of <see cref="FactorConfidence.Check"/> in a source.</summary>
    private const string Check = "check";

    private readonly Dictionary<Figure, IReadOnlyList<string>> _met = new(ReferenceEqualityComparer.Instance);

    /// <summary>The ids of those entries below a figure, in order, each once; of a constant, which is no entry, its key.</summary>
    public IReadOnlyList<string> Of(Figure figure)
    {
        if (_met.TryGetValue(figure, out var known))
        {
            return known;
        }

        IReadOnlyList<string> marks = figure.Operation == FigureOperation.Leaf
            ? figure.Source?.Confidence == Check ? [figure.Source.Id ?? figure.Key] : []
            : Below(figure);
        _met.Add(figure, marks);
        return marks;
    }

    private IReadOnlyList<string> Below(Figure figure)
    {
        IReadOnlyList<string> first = [];
        SortedSet<string>? all = null;
        foreach (var input in figure.Inputs)
        {
            var marks = Of(input);
            if (marks.Count == 0 || ReferenceEquals(marks, first))
            {
                continue;
            }

            if (first.Count == 0)
            {
                first = marks;
                continue;
            }

            all ??= new SortedSet<string>(first, StringComparer.Ordinal);
            all.UnionWith(marks);
        }

        return all is null || all.Count == first.Count ? first : [.. all];
    }
}
