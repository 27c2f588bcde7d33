namespace ParkTwin.Domain.Accounting;

/// <summary>
/// Totals that leave out flows which are metered and of which no reading is known: the meters stay in the tree, so that completeness
/// and explanation show what is missing, and nothing that has a meter is said to be absent.
/// </summary>
internal static class Unread
{
    /// <summary>The sum of what is known; unknown with the meters' reason where nothing is, with <paramref name="absent"/> where there is
    /// nothing at all.</summary>
    /// <param name="key">Key of the total.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="formula">Its formula.</param>
    /// <param name="parts">What it adds.</param>
    /// <param name="unread">Activities without a reading that belong in it.</param>
    /// <param name="absent">The reason where neither is there.</param>
    public static Figure Total(string key, string unit, string formula, IReadOnlyList<Figure> parts, IReadOnlyList<Figure> unread, string absent)
    {
        if (unread.Count == 0)
        {
            return parts.Count == 0 ? Figure.Unknown(key, unit, absent) : Figure.Of(key, unit, FigureOperation.Sum, formula, parts);
        }

        var left = $"{formula}; left out, without a reading: {string.Join(", ", unread.Select(one => one.Key["activity.".Length..]))}";
        return parts.Count == 0
            ? Figure.Of(key, unit, FigureOperation.Chosen, left, unread)
            : Figure.Of(key, unit, FigureOperation.Chosen, left,
                [Figure.Of(key + ".known", unit, FigureOperation.Sum, formula, parts), .. unread]);
    }
}
