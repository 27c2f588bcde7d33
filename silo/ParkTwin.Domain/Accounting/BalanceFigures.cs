namespace ParkTwin.Domain.Accounting;

/// <summary><c>balance.{meter}</c>: a meter less the meters behind it: losses and what is not metered further (reference §8.1).</summary>
internal static class BalanceFigures
{
    private const decimal NotableGap = 0.005m;

    public static void Add(AccountDraft draft)
    {
        Dictionary<MeterId, List<MeterDefinition>>? children = null;
        foreach (var meter in draft.Inputs.Metered.Meters)
        {
            if (meter.Parent is { } parent)
            {
                children ??= [];
                if (!children.TryGetValue(parent, out var list))
                {
                    children[parent] = list = [];
                }

                list.Add(meter);
            }
        }

        if (children is null)
        {
            return;
        }

        foreach (var meter in draft.Inputs.Metered.Meters)
        {
            if (children.TryGetValue(meter.Id, out var behind))
            {
                AddBalance(draft, meter, behind);
            }
        }
    }

    private static void AddBalance(AccountDraft draft, MeterDefinition gateway, List<MeterDefinition> behind)
    {
        var key = $"balance.{gateway.Id}";
        var measure = gateway.Measure;
        var whole = SumOf(draft, gateway);
        var leaves = new List<Figure>(behind.Count);
        var gap = 0m;
        var unread = 0;
        foreach (var meter in behind)
        {
            if (meter.Measure != measure || meter.Role is MeterRole.Generation or MeterRole.GridExport or MeterRole.StorageDischarge)
            {
                draft.Note("balance-left-out", key, $"Meter {meter.Id} is behind {gateway.Id} but does not draw {Words.Of(measure)} from it; it is "
                    + "left out of the balance.");
                continue;
            }

            var sum = SumOf(draft, meter);
            unread += sum.Amount is null ? 1 : 0;
            gap = Math.Max(gap, Math.Abs((sum.Completeness ?? 0m) - (whole.Completeness ?? 0m)));
            leaves.Add(sum.Leaf($"{key}.{meter.Id}", meter));
        }

        if (leaves.Count == 0)
        {
            return;
        }

        var unit = Words.Of(measure);
        var balance = draft.Add(Figure.Of(key, unit, FigureOperation.Difference, "meter − Σ of the meters behind it",
            whole.Leaf($"{key}.gateway", gateway), Figure.Of(key + ".behind", unit, FigureOperation.SumOfKnown, "Σ of the meters behind it", leaves)));
        Notes(draft, balance, unread, gap);
    }

    private static MeterSum SumOf(AccountDraft draft, MeterDefinition meter) =>
        draft.Meters.Sum(meter.Id, draft.Inputs.Period.First, draft.Inputs.Period.Last);

    private static void Notes(AccountDraft draft, Figure balance, int unread, decimal gap)
    {
        if (balance.Value < 0m)
        {
            draft.Note("balance-negative", balance.Key, FormattableString.Invariant(
                $"The meters behind it count {-balance.Value} {balance.Unit} more than the meter itself; check ratios and coverage."));
        }

        if (unread > 0)
        {
            draft.Note("balance-unread", balance.Key, $"{unread} of the meters behind it have no reading; their use is within the difference.");
        }
        else if (gap > NotableGap)
        {
            draft.Note("balance-coverage", balance.Key, FormattableString.Invariant(
                $"The meters cover different times, by up to {decimal.Round(gap * 100m, 1)} % of the period; the difference holds that too."));
        }
    }
}
