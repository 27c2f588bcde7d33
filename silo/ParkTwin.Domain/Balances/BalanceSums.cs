namespace ParkTwin.Domain.Balances;

/// <summary>Sums what is behind a place and judges what is left.</summary>
internal static class BalanceSums
{
    private const long HourMs = 3_600_000;

    /// <summary>Settles a place whose children are settled.</summary>
    /// <param name="node">The place.</param>
    /// <param name="carrier">Its carrier.</param>
    public static void Settle(BalanceNode node, Carrier carrier)
    {
        var drawn = new Part(carrier);
        var fed = new Part(carrier);
        foreach (var child in node.Children)
        {
            // An export at the gateway of the park brings in; behind an enterprise's own meter it takes out.
            var feeds = (node.Meter is null && IsExport(child)) || child.IsFeed != node.IsFeed;
            (feeds ? fed : drawn).Add(child);
        }

        // What leaves through a meter behind this place comes back to it.
        foreach (var export in node.Children.Where(child => !child.IsFeed).SelectMany(child => child.Children.Where(IsExport)))
        {
            fed.Add(export);
        }

        node.Fed = fed.Sum ?? 0;
        node.Drawn = drawn.Sum;
        node.Unread = drawn.Unread + fed.Unread;
        node.Coverage = Math.Min(node.Use.Completeness, Math.Min(drawn.Coverage, fed.Coverage));
        node.Residual = node.Amount is { } amount && drawn.Sum is { } sum ? checked(amount + node.Fed - sum) : null;
        node.Allowed = checked(AccuracyClass.Of(carrier, node.Amount ?? 0) + drawn.Allowed + fed.Allowed);
        node.Night = IsWatchedAtNight(node) ? NightFlow.Of(node.Use.Nights, MeanHour(node.Use)) : null;
        node.Suspicions = [.. Judge(node)];
    }

    private static IEnumerable<Suspicion> Judge(BalanceNode node)
    {
        if (node is { Residual: { } residual, Unread: 0 } && node.Coverage >= BalanceTree.LeastCoverage && Math.Abs(residual) > node.Allowed)
        {
            yield return new(residual > 0 ? SuspicionKind.BeyondAccuracy : SuspicionKind.Excess, Math.Abs(residual), node.Allowed);
        }

        if (node.Night is { IsRaised: true } night)
        {
            yield return new(SuspicionKind.NightFlow, checked(night.Recent - night.Usual), night.Limit);
        }
    }

    /// <summary>A storage is filled at night, PV stands still then, and an export says nothing of a leak.</summary>
    private static bool IsWatchedAtNight(BalanceNode node) => node.Meter is not { } meter
        || (meter.Carrier != Carrier.Pv && meter.Role is MeterRole.GridImport or MeterRole.Consumption or MeterRole.Submeter);

    private static bool IsExport(BalanceNode node) => node.Meter!.Role == MeterRole.GridExport;

    private static long? MeanHour(MeterUse use) =>
        use.Amount is { } amount && use.CoveredMs > 0 ? (long)((Int128)amount * HourMs / use.CoveredMs) : null;

    /// <summary>A sum over places that goes on over those of which nothing is known.</summary>
    private sealed class Part(Carrier carrier)
    {
        public long? Sum { get; private set; }

        public int Unread { get; private set; }

        public decimal Coverage { get; private set; } = 1m;

        public long Allowed { get; private set; }

        public void Add(BalanceNode node)
        {
            Coverage = Math.Min(Coverage, node.Use.Completeness);
            if (node.Amount is not { } amount)
            {
                Unread++;
                return;
            }

            Sum = checked((Sum ?? 0) + amount);
            Allowed = checked(Allowed + AccuracyClass.Of(carrier, amount));
        }
    }
}
