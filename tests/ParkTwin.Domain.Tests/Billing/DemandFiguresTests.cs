using ParkTwin.Domain.Billing;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tests.Tariffs;

namespace ParkTwin.Domain.Tests.Billing;

/// <summary>Demand against contract (TV7: 1 180 kW, 1 300 kW contracted, 2 000 kVA, 40 元/kW), and what a bill lacks.</summary>
public sealed class DemandFiguresTests
{
    private static DemandFigures Of(TariffBill bill) => DemandFigures.Of(bill.Account(), bill.Contract, "e1");

    [Fact]
    public void TV7_is_within_its_contract()
    {
        var demand = Of(new());
        Assert.Equal((1180m, 120m, 0m, 0m), (demand.MaxKw.Value, demand.MarginKw.Value, demand.OverKw.Value, demand.OverCost.Value));
        Assert.Equal((1180m / 1300m, 0.59m, 1180m, 0m), (
            demand.ContractShare.Value, demand.TransformerShare.Value, demand.BilledKw.Value, demand.UnusedKw.Value));
        Assert.Equal(40m, demand.NextKwCost.Value);
    }

    [Fact]
    public void What_is_above_the_contract_costs_the_demand_price_for_each_kilowatt()
    {
        var demand = Of(new TariffBill { Demand = [new(TariffBill.July, 340_000_000, 0)] });
        Assert.Equal((60m, 2_400m, -60m), (demand.OverKw.Value, demand.OverCost.Value, demand.MarginKw.Value));
        Assert.Equal(demand.OverCost.Value, demand.OverCost.Evaluate());
    }

    [Fact]
    public void Below_the_floor_one_more_kilowatt_is_free_and_what_is_billed_and_not_drawn_is_told()
    {
        var demand = Of(new TariffBill { Demand = [new(TariffBill.July, 100_000_000, 0)] });
        Assert.Equal((800m, 400m, 0m), (demand.BilledKw.Value, demand.UnusedKw.Value, demand.NextKwCost.Value));
    }

    [Fact]
    public void Without_a_contracted_demand_the_margin_is_unknown_and_says_why()
    {
        var bill = new TariffBill();
        var demand = Of(bill with { Contract = bill.Contract! with { DemandKw = null } });
        Assert.Null(demand.MarginKw.Value);
        Assert.Contains("contract.demandKw", demand.MarginKw.Reason, StringComparison.Ordinal);
        Assert.Equal(0.59m, demand.TransformerShare.Value);
    }

    private static readonly Dictionary<string, (Func<TariffBill, TariffBill> Change, BillLack[] Lacks)> Cases = new()
    {
        ["nothing"] = (bill => bill, []),
        ["no contract"] = (bill => bill with { Contract = null }, [BillLack.Tariff]),
        ["another tariff"] = (bill => bill with { Contract = new() { Tariff = "xx" } }, [BillLack.UnknownTariff]),
        ["prices as they come"] = (bill => bill with { Tariffs = TariffFiles.Table }, [BillLack.Price, BillLack.DemandPrice]),
        ["no reactive meter"] = (bill => bill with { Reactive = [] }, [BillLack.ReactiveMeter]),
        ["no transformer"] = (bill => bill with { Contract = bill.Contract! with { TransformerKva = null } }, [BillLack.Transformer]),
        ["no demand"] = (bill => bill with { Contract = bill.Contract! with { DemandKw = null } }, [BillLack.ContractDemand]),
        ["no grid meter"] = (bill => bill with { Grid = [], Demand = [] }, [BillLack.GridMeter]),
        ["no readings"] = (bill => bill with { Grid = [TariffBill.Month("grid", TariffBill.July, [])] }, [BillLack.Readings]),
        ["a price from the middle"] = (
            bill => bill with { Tariffs = TariffFiles.WithPrices(TariffBill.TestPrices + "," + TariffBill.TestPrices.Replace("07-01", "07-15")) },
            [BillLack.PriceChange]),
    };

    public static TheoryData<string> Labels => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Labels))]
    public void What_a_bill_lacks_is_named(string label)
    {
        var (change, lacks) = Cases[label];
        var bill = change(new());
        var set = new ReferenceSet { Version = "test", Factors = new([], new Dictionary<string, string>()), Tariffs = bill.Tariffs };
        var enterprise = new EnterpriseDefinition { Id = EnterpriseId.Parse("e1"), Name = "e1", Contract = bill.Contract };
        Assert.Equal(lacks, BillLacks.Find(bill.Account(), enterprise, bill.Meters(), set));
        Assert.All(lacks, lack => Assert.Matches("^(operator|platform|enterprise)$", BillLacks.WhoMends(lack)));
    }
}
