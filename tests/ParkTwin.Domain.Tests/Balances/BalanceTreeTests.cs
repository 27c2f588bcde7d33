using ParkTwin.Domain.Balances;

namespace ParkTwin.Domain.Tests.Balances;

/// <summary>The balance of a park: what came in, where it went, what is left.</summary>
public sealed class BalanceTreeTests
{
    private const long Day = 86_400_000;

    [Fact]
    public void What_is_left_is_the_meter_less_the_meters_behind_it()
    {
        var gate = Assert.Single(Build([("gw", 1000), ("a", 600), ("b", 300)], Grid("gw"), Sub("a", "gw"), Sub("b", "gw")));
        Assert.Equal((1000L, 900L, 100L), (gate.Amount, gate.Drawn, gate.Residual));
        Assert.Equal(SuspicionKind.BeyondAccuracy, Assert.Single(gate.Suspicions).Kind);
        Assert.Equal(["a", "b"], gate.Children.Select(child => child.Meter!.Id.Value));
        Assert.All(gate.Children, child => Assert.Null(child.Residual));
    }

    [Fact]
    public void What_the_accuracy_of_the_meters_explains_is_not_suspected()
    {
        var within = Assert.Single(Build([("gw", 1000), ("a", 981)], Grid("gw"), Sub("a", "gw")));
        Assert.Equal((19L, 19L), (within.Residual, within.Allowed));
        Assert.Empty(within.Suspicions);
        var beyond = Assert.Single(Build([("gw", 1000), ("a", 980)], Grid("gw"), Sub("a", "gw")));
        Assert.Equal(new Suspicion(SuspicionKind.BeyondAccuracy, 20, 19), Assert.Single(beyond.Suspicions));
    }

    [Fact]
    public void A_negative_residual_is_shown_and_said()
    {
        var gate = Assert.Single(Build([("gw", 1000), ("a", 1200)], Grid("gw"), Sub("a", "gw")));
        Assert.Equal(-200, gate.Residual);
        Assert.Equal(new Suspicion(SuspicionKind.Excess, 200, 22), Assert.Single(gate.Suspicions));
    }

    [Fact]
    public void A_meter_that_was_not_read_leaves_its_use_in_the_residual_and_nothing_is_suspected()
    {
        var gate = Assert.Single(Build([("gw", 1000), ("a", 500)], Grid("gw"), Sub("a", "gw"), Sub("b", "gw")));
        Assert.Equal((500L, 1, 0m), (gate.Residual, gate.Unread, gate.Coverage));
        Assert.Empty(gate.Suspicions);
        Assert.Null(Assert.Single(Build([("a", 500)], Grid("gw"), Sub("a", "gw"))).Residual);
    }

    [Fact]
    public void Generation_storage_and_export_stand_behind_the_only_meter_of_their_owner()
    {
        var gate = Assert.Single(Build(
            [("gw", 200), ("pv", 100), ("out", 30), ("in", 20), ("from", 10), ("a", 250)],
            Grid("gw"), Of("pv", MeterRole.Generation) with { Carrier = Carrier.Pv }, Of("out", MeterRole.GridExport),
            Of("in", MeterRole.StorageCharge), Of("from", MeterRole.StorageDischarge), Sub("a", "gw")));
        Assert.Equal((110L, 300L, 10L), (gate.Fed, gate.Drawn, gate.Residual));
        Assert.Equal(["a", "pv", "out", "in", "from"], gate.Children.Select(child => child.Meter!.Id.Value));
        Assert.Equal(4, gate.Children.Count(child => child.IsAttached));
        var two = Build([("gw", 200), ("g2", 10), ("pv", 100)], Grid("gw"), Grid("g2"), Of("pv", MeterRole.Generation));
        Assert.Equal(["gw", "g2", "pv"], two.Select(node => node.Meter!.Id.Value));
    }

    [Fact]
    public void The_check_meters_of_the_park_stand_above_what_draws_from_its_net()
    {
        var own = (EnterpriseId?)null;
        var roots = Build(
            [("c1", 700), ("c2", 400), ("gw", 1000), ("out", 50), ("pub", 90), ("car", 5)],
            Of("c1", MeterRole.Submeter) with { Enterprise = own }, Of("c2", MeterRole.Submeter) with { Enterprise = own }, Grid("gw"),
            Of("out", MeterRole.GridExport), Grid("pub") with { Enterprise = own }, Of("car", MeterRole.Generation) with { Enterprise = own });
        var park = Assert.Single(roots);
        Assert.Null(park.Meter);
        Assert.Equal((1100L, 55L, 1090L, 65L), (park.Amount, park.Fed, park.Drawn, park.Residual));
        Assert.Equal(["c1", "c2"], park.Gateways.Select(meter => meter.Id.Value));
    }

    [Fact]
    public void A_gauge_of_the_park_is_no_gateway_beside_a_meter_that_counts_and_is_one_where_it_is_alone()
    {
        var count = Of("c1", MeterRole.Submeter) with { Enterprise = null };
        var rate = Of("try", MeterRole.Submeter) with { Enterprise = null, Kind = MeterKind.Gauge, Unit = MeterUnit.Kilowatt };
        var roots = Build([("c1", 1100), ("gw", 1000)], count, rate, Grid("gw"));
        Assert.Equal((1100L, 100L), (roots[0].Amount, roots[0].Residual));
        Assert.Equal(["c1"], roots[0].Gateways.Select(meter => meter.Id.Value));
        Assert.Equal("try", Assert.Single(roots.Skip(1)).Meter!.Id.Value);
        var alone = Assert.Single(Build([("try", 1100), ("gw", 1000)], rate, Grid("gw")));
        Assert.Equal((1100L, 100L), (alone.Amount, alone.Residual));
    }

    [Fact]
    public void Any_tree_adds_up_to_the_unit_and_holds_each_meter_once() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var meters = Enumerable.Range(0, random.Next(1, 30)).Select(index => Random(random, index)).ToList();
        var uses = meters.Where(_ => random.Next(8) > 0).ToDictionary(meter => meter.Id, _ => Use(random.NextInt64(-1_000_000_000, 1L << 50)));
        var nodes = BalanceTree.Build(meters, Carrier.Electricity, Measure.KilowattHour, uses.GetValueOrDefault).SelectMany(root => root.All()).ToList();
        var placed = nodes.SelectMany(node => node.Meter is { } meter ? [meter.Id] : node.Gateways.Select(gateway => gateway.Id)).ToList();
        Assert.Equal(meters.Where(meter => meter.Role != MeterRole.Reactive).Select(meter => meter.Id.Value).Order(), placed.Select(id => id.Value).Order());
        foreach (var node in nodes)
        {
            Assert.Equal(node.Residual is null, node.Amount is null || node.Drawn is null);
            var known = node.Children.Where(child => child.Amount is not null && !IsFed(node, child)).Select(child => child.Amount!.Value).ToArray();
            Assert.Equal(known.Length == 0 ? null : known.Sum(), node.Drawn);
            if (node.Residual is { } residual)
            {
                Assert.Equal((Int128)node.Amount!.Value + node.Fed, (Int128)node.Drawn!.Value + residual);
            }
        }
    });

    private static bool IsFed(BalanceNode node, BalanceNode child) =>
        (node.Meter is null && child.Meter!.Role == MeterRole.GridExport) || child.IsFeed != node.IsFeed;

    /// <summary>A meter whose parent, if any, comes before it.</summary>
    private static MeterDefinition Random(Random random, int index)
    {
        var owner = random.Next(4);
        return Of($"m{index}", (MeterRole)random.Next(8)) with
        {
            Enterprise = owner == 0 ? null : EnterpriseId.Parse($"e{owner}"),
            Parent = index > 0 && random.Next(2) == 0 ? MeterId.Parse($"m{random.Next(index)}") : null,
            Unit = MeterUnit.KilowattHour,
        };
    }

    private static IReadOnlyList<BalanceNode> Build((string Meter, long Amount)[] amounts, params MeterDefinition[] meters)
    {
        var uses = amounts.ToDictionary(one => MeterId.Parse(one.Meter), one => Use(one.Amount));
        return BalanceTree.Build(meters, Carrier.Electricity, Measure.KilowattHour, uses.GetValueOrDefault);
    }

    private static MeterUse Use(long amount) => new() { Amount = amount, Estimated = 0, CoveredMs = Day, ExpectedMs = Day, Nights = [] };

    private static MeterDefinition Grid(string id) => Of(id, MeterRole.GridImport);

    private static MeterDefinition Sub(string id, string parent) => Of(id, MeterRole.Submeter) with { Parent = MeterId.Parse(parent) };

    private static MeterDefinition Of(string id, MeterRole role) => new()
    {
        Id = MeterId.Parse(id),
        Enterprise = EnterpriseId.Parse("e1"),
        Carrier = Carrier.Electricity,
        Role = role,
        Kind = MeterKind.Register,
        Unit = role == MeterRole.Reactive ? MeterUnit.KilovarHour : MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };
}
