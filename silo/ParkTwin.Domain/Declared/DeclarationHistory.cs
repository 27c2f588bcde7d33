using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Declared;

/// <summary>Questions about versions of declarations. Pure.</summary>
public static class DeclarationHistory
{
    /// <summary>The newest version of each declared period that shares a month with a period; by period, the longer of two that
    /// begin alike last.</summary>
    public static IReadOnlyList<Declaration> Touching(IEnumerable<Declaration> all, AccountingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(all);
        return
        [
            .. all.Where(one => one.Period.First.Index <= period.Last.Index && period.First.Index <= one.Period.Last.Index)
                .GroupBy(one => one.Period)
                .Select(versions => versions.MaxBy(one => one.Version)!)
                .OrderBy(one => one.Period),
        ];
    }

    /// <summary>True when both say the same, whatever the order of their entries.</summary>
    public static bool Same(DeclaredFigures one, DeclaredFigures other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one with { Activities = [], Products = [], Certificates = [] } is var plain
            && plain == other with { Activities = plain.Activities, Products = plain.Products, Certificates = plain.Certificates }
            && SameSet(one.Activities, other.Activities)
            && SameSet(one.Products, other.Products)
            && SameSet(one.Certificates, other.Certificates);
    }

    private static bool SameSet<T>(IReadOnlyList<T> one, IReadOnlyList<T> other) =>
        one.Count == other.Count && one.ToHashSet().SetEquals(other);
}
