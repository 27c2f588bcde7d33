namespace ParkTwin.Domain.Balances;

/// <summary>
/// The balance of one carrier and measure over a park: every meter at one place, below the meter that it is part of. Submeters serve it
/// alone and enter no sum (law L3). A check meter (a submeter of the park itself without a parent) stands at the park's gateway, and
/// everything that draws from the park's net stands behind it. Beside check meters that count, one that shows a rate (a gauge) is none of
/// them: it stands alone. Pure.
/// </summary>
public static class BalanceTree
{
    /// <summary>Below this completeness a residual is not judged: it holds what was not read.</summary>
    public const decimal LeastCoverage = 0.98m;

    /// <summary>The measures in which a carrier has a balance in a park, in the order of their use.</summary>
    public static IReadOnlyList<Measure> Measures(IEnumerable<MeterDefinition> meters, Carrier carrier)
    {
        ArgumentNullException.ThrowIfNull(meters);
        return
        [
            .. meters.Where(meter => meter.Carrier == carrier && meter.Role != MeterRole.Reactive)
                .GroupBy(meter => meter.Measure).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key),
        ];
    }

    /// <summary>True for a meter that stands in the balance of a carrier and measure: of electricity PV is a part.</summary>
    public static bool Holds(MeterDefinition meter, Carrier carrier, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return meter.Role != MeterRole.Reactive && meter.Measure == measure
            && (meter.Carrier == carrier || (carrier == Carrier.Electricity && meter.Carrier == Carrier.Pv));
    }

    /// <summary>The places of the highest level: the gateway of the park first where there is one.</summary>
    /// <param name="meters">All meters of a park.</param>
    /// <param name="carrier">The carrier.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="useOf">What the ledger of a meter holds; null where nothing is known.</param>
    public static IReadOnlyList<BalanceNode> Build(
        IReadOnlyCollection<MeterDefinition> meters, Carrier carrier, Measure measure, Func<MeterId, MeterUse?> useOf)
    {
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(useOf);
        var held = meters.Where(meter => Holds(meter, carrier, measure)).ToList();
        var plan = new BalancePlan(held, carrier == Carrier.Electricity);
        var checks = Checks(plan);
        List<BalanceNode> roots = [.. plan.Tops.Except(checks).Select(meter => Node(meter, plan, useOf))];
        if (checks.Count == 0)
        {
            return roots;
        }

        var gateway = new BalanceNode(null, checks, Sum(checks, useOf)) { Children = [.. roots.Where(IsOnTheNet)] };
        BalanceSums.Settle(gateway, carrier);
        return [gateway, .. roots.Where(root => !IsOnTheNet(root))];
    }

    private static BalanceNode Node(MeterDefinition meter, BalancePlan plan, Func<MeterId, MeterUse?> useOf)
    {
        var node = new BalanceNode(meter, [], useOf(meter.Id) ?? MeterUse.Unknown)
        {
            IsAttached = plan.IsAttached(meter.Id),
            Children = [.. plan.Behind(meter.Id).Select(child => Node(child, plan, useOf))],
        };
        BalanceSums.Settle(node, meter.Carrier);
        return node;
    }

    /// <summary>What comes in is counted; the samples of a rate beside it would add to that, and be waited for where there are none.</summary>
    private static List<MeterDefinition> Checks(BalancePlan plan)
    {
        var checks = plan.Tops.FindAll(meter => IsCheck(meter) && plan.Behind(meter.Id).Count == 0);
        return checks.FindAll(meter => meter.Kind != MeterKind.Gauge) is { Count: > 0 } counting ? counting : checks;
    }

    private static bool IsCheck(MeterDefinition meter) => meter is { Role: MeterRole.Submeter, Enterprise: null };

    /// <summary>
    /// True for what takes from the net of the park or gives to it at its own place: a meter that buys or uses, an export, and what the
    /// park itself generates. What an enterprise with several meters generates is behind one of them, nobody knows which.
    /// </summary>
    private static bool IsOnTheNet(BalanceNode node) => node.Meter!.Role switch
    {
        MeterRole.GridImport or MeterRole.Consumption or MeterRole.GridExport => true,
        MeterRole.Submeter => false,
        _ => node.Meter.Enterprise is null,
    };

    private static MeterUse Sum(List<MeterDefinition> checks, Func<MeterId, MeterUse?> useOf)
    {
        var uses = checks.ConvertAll(check => useOf(check.Id) ?? MeterUse.Unknown);
        return new()
        {
            // One of two lines alone is not what came into the park.
            Amount = uses.Exists(use => use.Amount is null) ? null : uses.Sum(use => use.Amount),
            Estimated = uses.Sum(use => use.Estimated),
            CoveredMs = uses.Sum(use => use.CoveredMs),
            ExpectedMs = uses.Sum(use => use.ExpectedMs),
            Nights = Nights(uses),
        };
    }

    private static List<long?> Nights(List<MeterUse> uses) =>
    [
        .. Enumerable.Range(0, uses.Min(use => use.Nights.Count))
            .Select(night => uses.Exists(use => use.Nights[night] is null) ? null : uses.Sum(use => use.Nights[night])),
    ];
}
