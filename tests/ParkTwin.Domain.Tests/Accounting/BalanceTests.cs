namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>What came through a gateway or was generated behind it, less the meters behind it.</summary>
public sealed class BalanceTests
{
    private const long Million = 1_000_000;

    [Fact]
    public void What_is_generated_behind_the_only_gateway_is_used_behind_it()
    {
        var account = Plant().Account();
        Assert.Equal(1000m + (200m - 30m) + 20m + 9m - 10m - 1150m, account.Figures["balance.grid"].Value);
        Assert.Equal(
            "meter + PV used on site + own generation used on site + storage discharge − Σ of the meters behind it − storage charge",
            account.Figures["balance.grid"].Formula);
        Assert.DoesNotContain(account.Notes, note => note.Code is "balance-negative" or "balance-own-use");
    }

    [Fact]
    public void With_several_gateways_it_can_be_assigned_to_none()
    {
        var account = Plant().Meter(Firm.Grid("second"), 5 * Million).Account();
        Assert.Equal(-150m, account.Figures["balance.grid"].Value);
        Assert.Contains(account.Notes, note => note is { Code: "balance-own-use", Key: "balance.grid" });
        Assert.Contains(account.Notes, note => note is { Code: "balance-negative", Key: "balance.grid" });
    }

    [Fact]
    public void Own_generation_that_is_not_known_is_left_out_and_said()
    {
        var account = new Firm("2023-05").Meter(Firm.Grid(), 1000 * Million).Meter(Sub("grid", "sub"), 900 * Million)
            .Meter(Firm.Of("pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour), 50 * Million)
            .Declare("2023-Q2", ("pv-exported", 1m, "kWh")).Account();
        Assert.Equal(100m, account.Figures["balance.grid"].Value);
        Assert.Contains(account.Notes, note => note is { Code: "balance-own-use-unknown", Key: "balance.grid" });
    }

    [Fact]
    public void A_submeters_balance_and_that_of_water_have_no_own_generation()
    {
        var water = Firm.Of("water", Carrier.Water, MeterRole.Consumption, MeterUnit.CubicMetre);
        var account = Plant().Meter(Sub("sub", "line"), 1100 * Million).Meter(water, 10 * Million)
            .Meter(water with { Id = MeterId.Parse("tap"), Role = MeterRole.Submeter, Parent = water.Id }, 8 * Million).Account();
        Assert.Equal((50m, 2m), (account.Figures["balance.sub"].Value, account.Figures["balance.water"].Value));
    }

    private static Firm Plant() => new Firm("2023-05").Meter(Firm.Grid(), 1000 * Million).Meter(Sub("grid", "sub"), 1150 * Million)
        .Meter(Firm.Of("pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour), 200 * Million)
        .Meter(Firm.Of("export", Carrier.Electricity, MeterRole.GridExport, MeterUnit.KilowattHour), 30 * Million)
        .Meter(Firm.Of("in", Carrier.Electricity, MeterRole.StorageCharge, MeterUnit.KilowattHour), 10 * Million)
        .Meter(Firm.Of("out", Carrier.Electricity, MeterRole.StorageDischarge, MeterUnit.KilowattHour), 9 * Million)
        .Declare("2023-05", ("own-generation", 20m, "kWh"), ("own-exported", 0m, "kWh"));

    private static MeterDefinition Sub(string parent, string id) =>
        Firm.Of(id, Carrier.Electricity, MeterRole.Submeter, MeterUnit.KilowattHour) with { Parent = MeterId.Parse(parent) };
}
