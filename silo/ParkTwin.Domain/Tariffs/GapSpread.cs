namespace ParkTwin.Domain.Tariffs;

/// <summary>
/// How an exact total over a gap can be laid over the quarter-hours of the gap. The ledger spreads evenly (law L1); a profile of usual
/// use gives an estimate with the same total (reference §8.1).
/// </summary>
public static class GapSpread
{
    /// <summary>A thousandth of the ledger's millionths, so that sums of slots stay exact.</summary>
    private const int Decimals = 9;

    /// <summary>The same amount in each slot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no slot.</exception>
    public static IReadOnlyList<decimal> Linear(decimal total, int slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        return Profile(total, [.. Enumerable.Repeat(1m, slots)]);
    }

    /// <summary>Amounts in proportion to weights; what rounding to nine decimals leaves over is in the last slot that has a weight, so that the slots
    /// add up to the total exactly.</summary>
    /// <param name="total">The exact total over the gap.</param>
    /// <param name="weights">A weight for each slot, not negative, one above zero at least; usual use at that time of day.</param>
    /// <exception cref="ArgumentException">A weight is negative, or none is above zero.</exception>
    public static IReadOnlyList<decimal> Profile(decimal total, IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        if (sum <= 0m || weights.Any(weight => weight < 0m))
        {
            throw new ArgumentException("Weights are zero or above, and one at least is above zero; spread evenly where no profile is known.",
                nameof(weights));
        }

        var slots = new decimal[weights.Count];
        var (left, last) = (total, 0);
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = decimal.Round(total * weights[i] / sum, Decimals);
            left -= slots[i];
            last = weights[i] > 0m ? i : last;
        }

        slots[last] += left;
        return slots;
    }
}
