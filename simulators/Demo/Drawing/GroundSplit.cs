namespace ParkTwin.Simulators.Demo.Drawing;

/// <summary>
/// Shares out ground: halved by weight again and again across its longer side, so that each gets its share and neighbours of the list
/// stay neighbours; between the halves run the roads, the first the widest.
/// </summary>
internal static class GroundSplit
{
    private static readonly double[] Gaps = [34, 26, 20, 14, 12];
    private const double LaneGap = 7;

    /// <summary>Shares out a patch.</summary>
    /// <param name="ground">The patch.</param>
    /// <param name="weights">A weight for each share, above zero.</param>
    /// <param name="roads">Where the roads go: their middle line and width, m.</param>
    /// <returns>The shares, in the order of the weights.</returns>
    public static Patch[] Split(Patch ground, IReadOnlyList<double> weights, List<((double X, double Y)[] Line, double Width)> roads)
    {
        var shares = new Patch[weights.Count];
        Split(ground, weights, 0, weights.Count, 0, shares, roads);
        return shares;
    }

    private static void Split(
        Patch ground, IReadOnlyList<double> weights, int from, int to, int depth, Patch[] shares,
        List<((double X, double Y)[] Line, double Width)> roads)
    {
        if (to - from == 1)
        {
            shares[from] = ground;
            return;
        }

        var total = Sum(weights, from, to);
        var cut = from + 1;
        while (cut < to - 1 && Math.Abs(Sum(weights, from, cut + 1) - (total / 2)) < Math.Abs(Sum(weights, from, cut) - (total / 2)))
        {
            cut++;
        }

        var gap = depth < Gaps.Length ? Gaps[depth] : LaneGap;
        var (first, second) = ground.Cut(Sum(weights, from, cut) / total, gap, out var middle);
        if (depth < Gaps.Length)
        {
            roads.Add((middle, gap - 6));
        }

        Split(first, weights, from, cut, depth + 1, shares, roads);
        Split(second, weights, cut, to, depth + 1, shares, roads);
    }

    private static double Sum(IReadOnlyList<double> weights, int from, int to)
    {
        var sum = 0d;
        for (var i = from; i < to; i++)
        {
            sum += weights[i];
        }

        return sum;
    }
}
