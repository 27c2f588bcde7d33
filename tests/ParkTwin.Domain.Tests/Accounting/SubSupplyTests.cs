using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>A park that sells power on (转供电): each counts what is its own, and the gateway is counted once.</summary>
public sealed class SubSupplyTests
{
    private const long Million = 1_000_000;

    [Fact]
    public void A_park_keeps_public_area_and_losses_and_its_tenants_count_what_they_bought()
    {
        var park = Park();
        var first = new Firm("2023-05", "t1").Meter(Behind("t1-m", "gw"), 300 * Million).Account();
        var second = new Firm("2023-05", "t2").Meter(Behind("t2-m", "gw"), 500 * Million).Account();
        Assert.Equal(
            [200m, 300m, 500m], new[] { park, first, second }.Select(account => account.Figures["activity.grid-import"].Value));
        Assert.Equal(0.4974m * 300m / 1000m, first.Figures["carbon.scope2Location"].Value);
        Assert.Equal(0.4974m * 200m / 1000m, park.Figures["carbon.scope2Location"].Value);
        Assert.Equal(1000m, Accountant.Sum(ParkId.Parse("p"), [park, first, second]).Figures["energy.loadKwh"].Value);
        Assert.Equal(50m, park.Figures["balance.gw"].Value);
        Assert.Equal(FigureOperation.Difference, park.Figures["activity.grid-import.metered"].Inputs[0].Operation);
        Assert.Contains(park.Notes, note => note is { Code: "sub-supply", Key: "meter.gw" });
        Assert.DoesNotContain(park.Notes, note => note.Code == "sub-supply-unread");
    }

    [Fact]
    public void What_is_taken_off_is_bought_electricity_alone()
    {
        var roof = Firm.Of("t1-pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour) with { Parent = MeterId.Parse("gw") };
        var water = Firm.Of("t1-w", Carrier.Water, MeterRole.Consumption, MeterUnit.CubicMetre) with { Parent = MeterId.Parse("gw") };
        var firm = new Firm("2023-05").Meter(Firm.Grid("gw"), 1000 * Million)
            .Meter(Firm.Of("own-pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour), 70 * Million)
            .Supply(Behind("t1-m", "gw"), "gw", 300 * Million).Supply(roof, "gw", 90 * Million).Supply(water, "gw", 5 * Million).Account();
        Assert.Equal(700m, firm.Figures["activity.grid-import"].Value);
        Assert.Contains(firm.Notes, note => note is { Code: "sub-supply-unlike", Key: "meter.t1-w" });
        var meters = firm.Figures["carbon.scope2Location"].Tree().Where(figure => figure.Source?.Meter is not null)
            .Select(figure => figure.Source!.Meter!.Value.Value).Order();
        Assert.Equal(["gw", "t1-m"], meters);
        var tenant = new Firm("2023-05", "t1").Meter(Behind("t1-m", "gw"), 300 * Million).Meter(roof, 90 * Million).Account();
        Assert.Equal(390m, tenant.Figures["energy.loadKwh"].Value);
    }

    [Fact]
    public void A_supplied_meter_without_readings_is_said_and_lowers_completeness()
    {
        var one = Park(second: null);
        Assert.Equal(700m, one.Figures["activity.grid-import"].Value);
        Assert.Equal(2m / 3m, one.Completeness);
        Assert.Contains(one.Notes, note => note is { Code: "sub-supply-unread", Key: "meter.gw" });
        var none = Park(first: null, second: null);
        Assert.Equal(1000m, none.Figures["activity.grid-import"].Value);
        Assert.Equal(1m / 3m, none.Completeness);
    }

    [Fact]
    public void More_supplied_than_came_is_said_and_shown_as_it_is()
    {
        var park = Park(second: 800 * Million);
        Assert.Equal(-100m, park.Figures["activity.grid-import"].Value);
        Assert.Contains(park.Notes, note => note is { Code: "sub-supply-exceeds", Key: "meter.gw" });
    }

    [Fact]
    public void A_year_of_two_factors_takes_off_each_part_in_its_own()
    {
        var firm = new Firm("2023-06-R12").Meter(Firm.Grid("gw"), 1000 * Million).Supply(Behind("t", "gw"), "gw", 400 * Million).Account();
        Assert.Equal(7200m, firm.Figures["activity.grid-import"].Value);
        Assert.Equal((3600m * 0.5153m / 1000m) + (3600m * 0.4974m / 1000m), firm.Figures["carbon.total"].Value);
    }

    [Fact]
    public void Late_readings_of_a_tenant_restate_the_park_as_data_and_a_new_tenant_as_activity()
    {
        var set = TestFactors.Shipped;
        Firm Of(long tenant) => new Firm("2023-05").Meter(Firm.Grid("gw"), 1000 * Million).Supply(Behind("t1-m", "gw"), "gw", tenant);
        var (before, late) = (Of(300 * Million).Inputs, Of(350 * Million).Inputs);
        Assert.False(InventoryComparison.SameReadings(before, late));
        Assert.True(InventoryComparison.SameRegistry(before, late));
        Assert.NotEqual(InventoryComparison.Fingerprint(before), InventoryComparison.Fingerprint(late));
        var data = RestatementSplit.Compare(before, set, late, set).First(one => one.Key == "activity.grid-import");
        Assert.Equal((-50m, 0m, 0m), (data.DataQuality, data.Activity, data.Factor));
        var more = Of(300 * Million).Supply(Behind("t2-m", "gw"), "gw", 500 * Million).Inputs;
        Assert.False(InventoryComparison.SameRegistry(before, more));
        var registry = RestatementSplit.Compare(before, set, more, set).First(one => one.Key == "activity.grid-import");
        Assert.Equal((0m, -500m, 0m), (registry.DataQuality, registry.Activity, registry.Factor));
    }

    [Theory]
    [InlineData("through the supplier's submeter", "park:gw, park:s<gw, t:m<s", "park: m-gw")]
    [InlineData("through another's submeter", "park:gw, a:s<gw, t:m<s", "park: s, m-gw | a: m")]
    [InlineData("a chain of three", "park:gw, a:m<gw, t:u<m", "park: m-gw | a: u-m")]
    [InlineData("behind a check meter that counts nowhere", "park:gw!, t:m<gw", "park: m")]
    [InlineData("behind its own meter", "park:gw, t:m<gw, t:n<m", "park: m-gw")]
    [InlineData("parents in a circle", "park:gw<m, t:m<gw", "t: gw-m | park: m-gw")]
    public void A_meter_is_taken_off_the_nearest_counted_one_above(string label, string park, string expected)
    {
        var found = SupplyTree.Of(Parse(park)).Select(owner => $"{owner.Owner}: "
            + string.Join(", ", owner.Meters.Select(one => one.From is { } from ? $"{one.Meter.Id}-{from}" : $"{one.Meter.Id}")));
        Assert.Equal((label, expected), (label, string.Join(" | ", found)));
    }

    [Fact]
    public void Over_all_owners_each_gateway_is_counted_once_over_seeds() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var meters = new List<MeterDefinition>();
        for (var i = random.Next(2, 25); i > 0; i--)
        {
            meters.Add((random.Next(4) == 0 ? Sub($"m{i}") : Firm.Grid($"m{i}")) with
            {
                Enterprise = EnterpriseId.Parse($"e{random.Next(4)}"),
                Parent = meters.Count > 0 && random.Next(5) > 0 ? meters[random.Next(meters.Count)].Id : null,
            });
        }

        var amounts = meters.ToDictionary(meter => meter.Id, _ => (long?)random.NextInt64(0, 1000 * Million));
        var accounts = Accounts(meters, amounts);
        var byId = meters.ToDictionary(meter => meter.Id);
        var sum = meters.Where(meter => Counts(meter, byId) && !Above(meter, byId).Any(one => Counts(one, byId)))
            .Sum(meter => amounts[meter.Id]!.Value * 0.000001m);
        Assert.Equal(sum, accounts.Sum(account => account.Figures.GetValueOrDefault("activity.grid-import")?.Value ?? 0m));
        Assert.All(accounts.SelectMany(account => account.Figures.Values), figure => Assert.Equal(figure.Value, figure.Evaluate()));
    }, 300);

    private static Account Park(long? first = 300 * Million, long? second = 500 * Million) => new Firm("2023-05")
        .Meter(Firm.Grid("gw"), 1000 * Million).Meter(Sub("public") with { Parent = MeterId.Parse("gw") }, 150 * Million)
        .Supply(Behind("t1-m", "gw"), "gw", first).Supply(Behind("t2-m", "gw"), "gw", second).Account();

    private static List<Account> Accounts(List<MeterDefinition> meters, Dictionary<MeterId, long?> amounts)
    {
        var supplied = SupplyTree.Of(meters).ToDictionary(one => one.Owner!.Value, one => one.Meters);
        var accounts = new List<Account>();
        foreach (var owner in meters.GroupBy(meter => meter.Enterprise!.Value))
        {
            var firm = new Firm("2023-05", owner.Key.Value);
            foreach (var meter in owner)
            {
                firm.Meter(meter, amounts[meter.Id]);
            }

            foreach (var one in supplied.GetValueOrDefault(owner.Key, []))
            {
                firm.Supply(one.Meter, one.From?.Value, amounts[one.Meter.Id]);
            }

            accounts.Add(firm.Account());
        }

        return accounts;
    }

    private static bool Counts(MeterDefinition meter, Dictionary<MeterId, MeterDefinition> byId) => meter.Role != MeterRole.Submeter
        && (meter.Parent is not { } parent || byId[parent].Enterprise != meter.Enterprise);

    private static IEnumerable<MeterDefinition> Above(MeterDefinition meter, Dictionary<MeterId, MeterDefinition> byId)
    {
        while (meter.Parent is { } parent)
        {
            yield return meter = byId[parent];
        }
    }

    private static MeterDefinition Behind(string id, string parent) => Firm.Grid(id) with { Parent = MeterId.Parse(parent) };

    private static MeterDefinition Sub(string id) => Firm.Of(id, Carrier.Electricity, MeterRole.Submeter, MeterUnit.KilowattHour);

    /// <summary>Meters as <c>owner:id&lt;parent</c>; s and those with ! are submeters.</summary>
    private static List<MeterDefinition> Parse(string text) => [.. text.Split(", ").Select(one =>
    {
        var (owner, rest) = (one.Split(':')[0], one.Split(':')[1].Split('<'));
        var id = rest[0].TrimEnd('!');
        return (id == "s" || rest[0] != id ? Sub(id) : Firm.Grid(id)) with
        {
            Enterprise = EnterpriseId.Parse(owner),
            Parent = rest.Length > 1 ? MeterId.Parse(rest[1]) : null,
        };
    })];
}
