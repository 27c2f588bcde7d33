using System.Globalization;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Tariffs;

/// <summary>TV7 and what surrounds it: when a cost is known, when not, and what it is made of.</summary>
public sealed class TariffCostTests
{
    [Theory]
    [InlineData("cost.band.sharp", "63960")]
    [InlineData("cost.band.peak", "43290")]
    [InlineData("cost.band.flat", "54600")]
    [InlineData("cost.band.valley", "31200")]
    [InlineData("cost.band.deep-valley", "0")]
    [InlineData("cost.energy", "193050")]
    [InlineData("cost.average", "0.61875")]
    [InlineData("demand.maxKw", "1180")]
    [InlineData("cost.demand", "47200")]
    [InlineData("cost.base", "240250")]
    [InlineData("demand.powerFactor", "0.88")]
    [InlineData("cost.powerFactorAdjustment", "2402.5")]
    [InlineData("cost.total", "242652.5")]
    [InlineData("cost.bandShare.valley", "0.4166666666666666666666666667")]
    [InlineData("demand.peakValleyRatio", "0.7")]
    public void TV7_is_reproduced(string key, string value)
    {
        var figure = new TariffBill().Account().Figures[key];
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), figure.Value);
        Assert.Equal(figure.Value, figure.Evaluate());
    }

    [Fact]
    public void TV7_power_factor_before_rounding()
    {
        var exact = new TariffBill().Account().Figures["demand.powerFactor"].Tree().First(figure => figure.Key.EndsWith(".exact", StringComparison.Ordinal));
        Assert.Equal(0.880471m, decimal.Round(exact.Value!.Value, 6));
    }

    [Fact]
    public void Load_factor_is_the_mean_over_the_covered_hours_over_the_greatest()
    {
        var factor = new TariffBill().Account().Figures["demand.loadFactor"].Value;
        Assert.Equal(312_000m / 744m / 1180m, factor);
    }

    [Fact]
    public void The_floor_holds_where_the_greatest_demand_is_below_it()
    {
        var bill = new TariffBill { Demand = [new(TariffBill.July, 100_000_000, 0)] };
        Assert.Equal(800m * 40m, bill.Account().Figures["cost.demand"].Value);
    }

    [Fact]
    public void Capacity_is_billed_where_no_demand_is_contracted_and_a_capacity_price_is_entered()
    {
        var bill = new TariffBill
        {
            Tariffs = TariffFiles.WithPrices(TariffBill.TestPrices.Replace("\"capacityPrice\":null", "\"capacityPrice\":30")),
        };
        Assert.Equal(1180m * 40m, bill.Account().Figures["cost.demand"].Value);
        Assert.Equal(2000m * 30m, (bill with { Contract = bill.Contract! with { DemandKw = null } }).Account().Figures["cost.demand"].Value);
    }

    [Fact]
    public void The_fixed_part_does_not_float()
    {
        var bill = new TariffBill
        {
            Tariffs = TariffFiles.WithPrices(TariffBill.TestPrices.Replace("0.6000,\"fixedPart\":0", "0.5,\"fixedPart\":0.1")),
        };
        Assert.Equal(52_000m * ((0.5m * 2.05m) + 0.1m), bill.Account().Figures["cost.band.sharp"].Value);
    }

    private static readonly Dictionary<string, (Func<TariffBill, TariffBill> Change, string Key, string Reason)> Lacks = new()
    {
        ["prices as they come"] = (bill => bill with { Tariffs = TariffFiles.Table }, "cost.energy", "flatBase of tariff zj-two-part"),
        ["the demand price as it comes"] = (bill => bill with { Tariffs = TariffFiles.Table }, "cost.demand", "demandPrice of tariff"),
        ["no contract"] = (bill => bill with { Contract = null }, "cost.total", "state contract.tariff in the registry"),
        ["another tariff"] = (bill => bill with { Contract = new() { Tariff = "xx" } }, "cost.total", "'xx', which is not known"),
        ["no transformer"] =
            (bill => bill with { Contract = bill.Contract! with { TransformerKva = null } }, "cost.demand", "contract.transformerKva"),
        ["no reactive meter"] = (bill => bill with { Reactive = [] }, "cost.total", "No reactive meter of e1"),
        ["no grid meter"] = (bill => bill with { Grid = [], Demand = [] }, "cost.energy", "No grid-import meter of e1"),
        ["no readings"] = (bill => bill with { Grid = [TariffBill.Month("grid", TariffBill.July, [])] }, "cost.energy", "send them"),
        ["no bands"] =
            (bill => bill with { Grid = [TariffBill.Month("grid", TariffBill.July, [0, 0, 0, 0, 0, 5])] }, "cost.energy", "No time bands"),
        ["a price from the middle of the month"] = (
            bill => bill with
            {
                Tariffs = TariffFiles.WithPrices(TariffBill.TestPrices + "," + TariffBill.TestPrices.Replace("07-01", "07-15")),
            },
            "cost.energy", "change on 2026-07-15, inside 2026-07"),
    };

    public static TheoryData<string> Labels => [.. Lacks.Keys];

    [Theory]
    [MemberData(nameof(Labels))]
    public void What_is_not_known_has_no_cost_and_a_reason(string label)
    {
        var (change, key, reason) = Lacks[label];
        var figure = change(new TariffBill()).Account().Figures[key];
        Assert.Null(figure.Value);
        Assert.Contains(reason, figure.Reason);
    }

    [Fact]
    public void Energy_and_demand_are_known_without_a_reactive_meter()
    {
        var figures = (new TariffBill() with { Reactive = [] }).Account().Figures;
        Assert.Equal(193_050m, figures["cost.energy"].Value);
        Assert.Equal(240_250m, figures["cost.base"].Value);
        Assert.Null(figures["demand.powerFactor"].Value);
    }

    [Fact]
    public void A_single_part_tariff_has_no_basic_charge()
    {
        var bill = new TariffBill
        {
            Tariffs = TariffFiles.Read(TariffFiles.With("\"zj-single-part\"", "\"prices\": [",
                """{"from":"2026-07-01","flatBase":0.7,"fixedPart":0,"citation":"x","confidence":"check"}""")),
            Contract = new() { Tariff = "zj-single", TransformerKva = 80m },
        };
        var figures = bill.Account().Figures;
        Assert.Equal(0m, figures["cost.demand"].Value);
        Assert.Equal(0m, figures["cost.powerFactorAdjustment"].Value);
        Assert.Equal(193_050m / 0.6m * 0.7m, figures["cost.total"].Value);
    }

    [Fact]
    public void A_quarter_is_the_sum_of_its_months_and_demand_is_billed_in_each()
    {
        var (august, september) = (LocalMonth.Of(2026, 8), LocalMonth.Of(2026, 9));
        var bill = new TariffBill
        {
            Period = AccountingPeriod.OfQuarter(2026, 3),
            Grid = [.. new[] { TariffBill.July, august }.Select(month => TariffBill.Month("grid", month, TariffBill.TestBands)),
                TariffBill.Month("grid", september, [], begun: false)],
            Reactive = [.. new[] { TariffBill.July, august }.Select(month => TariffBill.Month("reactive", month, [0, 0, 0, 0, 0, 168_000_000_000]))],
            Demand = [new(TariffBill.July, 295_000_000, 0), new(august, 400_000_000, 0)],
        };
        var figures = bill.Account().Figures;
        Assert.Equal((1180m + 1600m) * 40m, figures["cost.demand"].Value);
        Assert.Equal(1600m, figures["demand.maxKw"].Value);
        Assert.Equal(2 * 193_050m, figures["cost.energy"].Value);
        Assert.Equal(0.61875m, figures["cost.average"].Value);
        Assert.Equal(2402.5m + ((193_050m + 64_000m) * 0.01m), figures["cost.powerFactorAdjustment"].Value);
        Assert.All(figures.Values, figure => Assert.Equal(figure.Value, figure.Evaluate()));
    }

    [Fact]
    public void What_counts_as_bought_is_billed_whether_its_role_is_grid_import_or_consumption()
    {
        var figures = new TariffBill { Role = MeterRole.Consumption }.Account().Figures;
        Assert.Equal(312_000m, figures["activity.grid-import"].Value);
        Assert.Equal(242_652.5m, figures["cost.total"].Value);
        Assert.Equal(new TariffBill().Account().Figures["demand.loadFactor"].Value, figures["demand.loadFactor"].Value);
    }

    [Fact]
    public void Unlike_figures_have_unlike_keys()
    {
        var figures = new TariffBill().Account().Figures;
        var values = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var figure in figures.Values.SelectMany(figure => figure.Tree()))
        {
            Assert.Equal(values.TryAdd(figure.Key, figure.Value) ? figure.Value : values[figure.Key], figure.Value);
        }
    }
}
