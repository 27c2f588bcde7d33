namespace ParkTwin.Domain.Accounting;

/// <summary>
/// <c>balance.{meter}</c>: a meter less the meters behind it, whoever owns them: losses and what is not metered further (reference
/// §8.1). What is generated or taken from a storage behind the only electricity gateway is used behind it too, and is added.
/// </summary>
internal static class BalanceFigures
{
    private const decimal NotableGap = 0.005m;
    private const string Plain = "meter − Σ of the meters behind it";

    public static void Add(AccountDraft draft)
    {
        var own = draft.Inputs.Metered.Meters;
        var children = own.Where(meter => meter.Parent is not null).ToLookup(meter => meter.Parent!.Value);
        if (children.Count == 0 && draft.Inputs.Supplied.Meters.Count == 0)
        {
            return;
        }

        var gateways = OwnUse.Gateways(draft);
        foreach (var meter in own)
        {
            var behind = children[meter.Id].Select(child => (child, SumOf(draft, child)))
                .Concat(draft.Supplied.Behind(meter.Id).Select(child => (child, SuppliedSum(draft, child))))
                .ToList();
            if (behind.Count > 0)
            {
                AddBalance(draft, meter, behind, gateways);
            }
        }
    }

    private static void AddBalance(
        AccountDraft draft, MeterDefinition gateway, List<(MeterDefinition Meter, MeterSum Sum)> behind, List<MeterDefinition> gateways)
    {
        var key = $"balance.{gateway.Id}";
        var measure = gateway.Measure;
        var whole = SumOf(draft, gateway);
        var leaves = new List<Figure>(behind.Count);
        var gap = 0m;
        var unread = 0;
        foreach (var (meter, sum) in behind)
        {
            if (meter.Measure != measure || meter.Role is MeterRole.Generation or MeterRole.GridExport or MeterRole.StorageDischarge)
            {
                draft.Note("balance-left-out", key, $"Meter {meter.Id} is behind {gateway.Id} but does not draw {Words.Of(measure)} from it; it is "
                    + "left out of the balance.");
                continue;
            }

            unread += sum.Amount is null ? 1 : 0;
            gap = Math.Max(gap, Math.Abs((sum.Completeness ?? 0m) - (whole.Completeness ?? 0m)));
            leaves.Add(sum.Leaf($"{key}.{meter.Id}", meter));
        }

        if (leaves.Count == 0)
        {
            return;
        }

        var unit = Words.Of(measure);
        var measured = whole.Leaf($"{key}.gateway", gateway);
        var drawn = Figure.Of(key + ".behind", unit, FigureOperation.SumOfKnown, "Σ of the meters behind it", leaves);
        var use = gateways.Contains(gateway) ? OwnUse.Of(draft, key, gateways.Count) : null;
        var balance = draft.Add(use is null
            ? Figure.Of(key, unit, FigureOperation.Difference, Plain, measured, drawn)
            : Figure.Of(key, unit, FigureOperation.Difference, use.Formula,
            [
                Figure.Of(key + ".available", unit, FigureOperation.Sum, use.Available, [measured, .. use.Added]),
                drawn,
                .. use.TakenOff,
            ]));
        Notes(draft, balance, unread, gap);
    }

    private static MeterSum SumOf(AccountDraft draft, MeterDefinition meter) =>
        draft.Meters.Sum(meter.Id, draft.Inputs.Period.First, draft.Inputs.Period.Last);

    private static MeterSum SuppliedSum(AccountDraft draft, MeterDefinition meter) =>
        draft.Supplied.Sums.Sum(meter.Id, draft.Inputs.Period.First, draft.Inputs.Period.Last);

    private static void Notes(AccountDraft draft, Figure balance, int unread, decimal gap)
    {
        if (balance.Value < 0m)
        {
            draft.Note("balance-negative", balance.Key, FormattableString.Invariant(
                $"The meters behind it count {-balance.Value} {balance.Unit} more than came through it; check ratios and coverage."));
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

    /// <summary>What reaches the meters behind the only electricity gateway without passing it.</summary>
    private sealed record OwnUse(string Available, string Formula, IReadOnlyList<Figure> Added, IReadOnlyList<Figure> TakenOff)
    {
        /// <summary>The counted meters through which electricity is bought.</summary>
        public static List<MeterDefinition> Gateways(AccountDraft draft)
        {
            var own = draft.Inputs.Metered.Meters.Select(meter => meter.Id).ToHashSet();
            return
            [
                .. draft.Inputs.Metered.Meters.Where(meter =>
                    SupplyTree.IsCounted(meter, own.Contains) && MeterFlows.Of(meter, hasPv: true) == Flows.GridImport),
            ];
        }

        /// <summary>Null, with a note where there is something, when it cannot be told through which gateway the rest came.</summary>
        public static OwnUse? Of(AccountDraft draft, string key, int gateways)
        {
            List<Figure> added = [.. Known(draft, key, draft.Find("energy.pvSelfUsed"), draft.Find("energy.ownSelfUsed"),
                draft.Activity(Flows.StorageDischarge)?.Amount)];
            List<Figure> takenOff = [.. Known(draft, key, draft.Activity(Flows.StorageCharge)?.Amount)];
            if (added.Count + takenOff.Count == 0)
            {
                return null;
            }

            if (gateways > 1)
            {
                draft.Note("balance-own-use", key, $"Electricity is bought through {gateways} meters, so own generation and storage cannot be "
                    + "assigned to one of them; the balance is that meter less those behind it, without them.");
                return null;
            }

            var available = "meter" + string.Concat(added.Select(one => " + " + NameOf(one)));
            return new(available, $"{available} − Σ of the meters behind it{string.Concat(takenOff.Select(one => " − " + NameOf(one)))}", added, takenOff);
        }

        private static IEnumerable<Figure> Known(AccountDraft draft, string key, params IReadOnlyList<Figure?> figures)
        {
            foreach (var figure in figures)
            {
                if (figure is { Value: null })
                {
                    draft.Note("balance-own-use-unknown", key, $"{NameOf(figure)} is not known, so the balance is without it: {figure.Reason}");
                }
                else if (figure is not null)
                {
                    yield return figure;
                }
            }
        }

        private static string NameOf(Figure figure) => figure.Key switch
        {
            "energy.pvSelfUsed" => "PV used on site",
            "energy.ownSelfUsed" => "own generation used on site",
            "activity.storage-discharge" => "storage discharge",
            _ => "storage charge",
        };
    }
}
