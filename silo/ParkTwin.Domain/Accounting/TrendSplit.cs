namespace ParkTwin.Domain.Accounting;

/// <summary>
/// A change of emissions between two periods, parted into what the activity made and what the factor made (TV12): the mean of both
/// orders of change, so that neither effect depends on which was changed first.
/// </summary>
/// <param name="Change">The whole change.</param>
/// <param name="Activity">What the changed activity made: (A₂ − A₁) × (F₁ + F₂) ÷ 2.</param>
/// <param name="Factor">What the changed factor made: the rest, (F₂ − F₁) × (A₁ + A₂) ÷ 2.</param>
public readonly record struct TrendSplit(decimal Change, decimal Activity, decimal Factor)
{
    /// <summary>Parts the change of an amount times a factor; the two effects add to the change.</summary>
    public static TrendSplit Of(decimal fromAmount, decimal fromFactor, decimal toAmount, decimal toFactor)
    {
        var change = (toAmount * toFactor) - (fromAmount * fromFactor);
        var activity = (toAmount - fromAmount) * (fromFactor + toFactor) / 2m;
        return new(change, activity, change - activity);
    }

    /// <summary>
    /// Parts the change of <c>carbon.total</c> between two accounts, flow by flow; null where a total is unknown, or where a flow has
    /// carbon in one account and not in the other.
    /// </summary>
    public static TrendSplit? Between(Account from, Account to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (Value(from, "carbon.total") is not { } || Value(to, "carbon.total") is not { })
        {
            return null;
        }

        var sum = default(TrendSplit);
        foreach (var flow in Flows.All)
        {
            var carbonKey = "carbon.flow." + flow.Word;
            var (before, after) = (Value(from, carbonKey), Value(to, carbonKey));
            if (before is null && after is null)
            {
                continue;
            }

            if (before is not { } first || after is not { } second
                || Value(from, "activity." + flow.Word) is not { } fromAmount || Value(to, "activity." + flow.Word) is not { } toAmount)
            {
                return null;
            }

            var one = Effects(first, fromAmount, second, toAmount);
            sum = new(sum.Change + one.Change, sum.Activity + one.Activity, sum.Factor + one.Factor);
        }

        return sum;
    }

    /// <summary>With no activity in one period its factor is that of the other: the change is activity.</summary>
    private static TrendSplit Effects(decimal fromCarbon, decimal fromAmount, decimal toCarbon, decimal toAmount)
    {
        var change = toCarbon - fromCarbon;
        if (fromAmount == 0m || toAmount == 0m)
        {
            return new(change, change, 0m);
        }

        var activity = (toAmount - fromAmount) * ((fromCarbon / fromAmount) + (toCarbon / toAmount)) / 2m;
        return new(change, activity, change - activity);
    }

    private static decimal? Value(Account account, string key) => account.Figures.GetValueOrDefault(key)?.Value;
}
