namespace ParkTwin.Domain.Accounting;

/// <summary>Figures that follow segment by segment, because each has its own factors, and then add.</summary>
internal static class SegmentSums
{
    /// <summary>Makes the figure of each segment with a known amount, and their sum; the figure itself where the period has one segment.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="key">Key of the sum.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="amounts">The amounts by segment; null where nothing is known.</param>
    /// <param name="make">Makes one: the key, the amount, the segment.</param>
    public static Figure Of(AccountDraft draft, string key, string unit, Figure?[] amounts, Func<string, Figure, int, Figure> make)
    {
        if (amounts.Length == 1)
        {
            return make(key, amounts[0]!, 0);
        }

        var parts = new List<Figure>(amounts.Length);
        for (var s = 0; s < amounts.Length; s++)
        {
            if (amounts[s] is { } amount)
            {
                parts.Add(make(draft.SegmentKey(key, s), amount, s));
            }
        }

        return Figure.Of(key, unit, FigureOperation.Sum, "Σ of the parts of the period, each with its own factors", parts);
    }
}
