using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Tests.Declared;

public sealed class DeclarationRulesTests
{
    private static readonly LocalMonth Now = LocalMonth.Of(2026, 11);

    public static TheoryData<string, DeclaredFigures, string, string> Faulty { get; } = new()
    {
        { "negative output", new() { Output = -1m }, "output", "-1 万元 is below zero" },
        { "negative land", new() { LandMu = -0.5m }, "landMu", "-0.5 亩" },
        { "absurd output", new() { Output = 1_000_000_000_001m }, "output", "beyond 1000000000000" },
        { "absurd decimals", new() { Tax = 0.0000000001m }, "tax", "more than 9 decimals" },
        { "the greatest decimal", new() { ValueAdded = decimal.MaxValue }, "valueAdded", "beyond" },
        { "unknown flow", Flow("petroleum", 1m, "t"), "activities[0].flow", "'petroleum' is not a flow; use one of grid-import" },
        { "negative amount", Flow("diesel", -3m, "t"), "activities[0].amount", "-3 t is below zero" },
        { "unit that does not fit", Flow("diesel", 3m, "L"), "activities[0].unit", "'L' does not fit diesel (3); use t, kg" },
        { "gas without reference", Flow("gas", 3m, "m³"), "activities[0].unit", "reference temperature" },
        { "unit in another case", Flow("grid-import", 3m, "mwh"), "activities[0].unit", "'mwh' does not fit" },
        { "no unit", Flow("water", 3m, " "), "activities[0].unit", "missing" },
        { "absurd after conversion", Flow("grid-import", 2_000_000m, "GWh"), "activities[0].amount", "beyond 1000000000000 kWh" },
        {
            "a flow twice",
            new() { Activities = [new("water", 1m, "t"), new("water", 2m, "m3")] },
            "activities[1].flow",
            "water is declared twice"
        },
        { "product of nothing", new() { Products = [new("clinker", 0m, "t")] }, "products[0].quantity", "0 t is not above zero" },
        { "product that no id can hold", new() { Products = [new("a~b", 1m, "t")] }, "products[0].product", "no '~'" },
        { "product twice", new() { Products = [new("a", 1m, "t"), new("a", 1m, "t")] }, "products[1].product", "declared twice" },
        { "certificate of nothing", new() { Certificates = [new("G1", 0m)] }, "certificates[0].mwh", "0 MWh" },
        { "certificate without number", new() { Certificates = [new("", 1m)] }, "certificates[0].number", "missing" },
        { "certificate twice", new() { Certificates = [new("G1", 1m), new("G1", 2m)] }, "certificates[1].number", "counts once" },
    };

    public static TheoryData<string, string, decimal> Units { get; } = new()
    {
        { "grid-import", "MWh", 1000m },
        { "grid-import", "Wh", 0.001m },
        { "grid-import", "万kWh", 10_000m },
        { "gas", "Nm³", 1m },
        { "gas", "m3@20°C", 273.15m / 293.15m },
        { "diesel", "kg", 0.001m },
        { "water", "m³", 1m },
        { "soft-water", "m3", 1m },
        { "heat", "MJ", 0.001m },
        { "heat", "MWh", 3.6m },
        { "compressed-air", "万m3", 10_000m },
        { "reactive", "Mvarh", 1000m },
        { "process-emissions", "kgCO2", 0.001m },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void What_is_wrong_is_named_with_field_value_and_what_is_allowed(
        string label, DeclaredFigures figures, string field, string says)
    {
        var fault = Assert.Single(DeclarationRules.Faults(AccountingPeriod.Parse("2026-03"), figures, Now));
        Assert.True(fault.Field == field, $"{label}: {fault}");
        Assert.Contains(says, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        var figures = Flow("petroleum", 1m, "t") with { Output = -1m, Headcount = -2m, Certificates = [new("", 0m)] };
        Assert.Equal(
            ["output", "headcount", "activities[0].flow", "certificates[0].number", "certificates[0].mwh"],
            DeclarationRules.Faults(AccountingPeriod.Parse("2026"), figures, Now).Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("2026-03-R12", "twelve months")]
    [InlineData("2027-12", "more than 12 months after 2026-11")]
    [InlineData("2028", "more than 12 months")]
    public void A_rolling_year_and_a_far_future_are_refused(string period, string says)
    {
        var fault = Assert.Single(DeclarationRules.Faults(AccountingPeriod.Parse(period), new() { Output = 1m }, Now));
        Assert.Equal("period", fault.Field);
        Assert.Contains(says, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_reference_declares_of_its_sample_firm_is_accepted()
    {
        var figures = new DeclaredFigures
        {
            Output = 18000m,
            ValueAdded = -4200m,
            Tax = 860m,
            LandMu = 52m,
            Activities =
            [
                new("grid-import", 3_200_000m, "kWh"), new("pv-generated", 900_000m, "kWh"), new("pv-exported", 140_000m, "kWh"),
                new("gas", 180_000m, "Nm3"), new("diesel", 12m, "t"), new("heat", 5000m, "GJ"), new("water", 45_000m, "t"),
            ],
        };
        Assert.Empty(DeclarationRules.Faults(AccountingPeriod.Parse("2023"), figures, Now));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void A_unit_has_its_exact_factor_to_the_flow(string word, string unit, decimal expected)
    {
        Assert.True(Flows.TryParse(word, out var flow));
        Assert.True(DeclaredUnits.TryFactor(flow, unit, out var factor));
        Assert.Equal(expected, factor);
    }

    [Fact]
    public void The_own_unit_of_every_flow_is_the_first_that_fits_it()
    {
        foreach (var flow in Flows.All)
        {
            Assert.Equal(flow.Unit, DeclaredUnits.For(flow).First());
            Assert.True(DeclaredUnits.TryFactor(flow, flow.Unit, out var factor) && factor == 1m, flow.Word);
        }
    }

    [Fact]
    public void A_conversion_of_the_greatest_amount_with_the_most_decimals_is_exact()
    {
        var amount = DeclarationRules.Most - 0.000000001m;
        foreach (var unit in Flows.All.SelectMany(DeclaredUnits.Of).Where(unit => unit.Factor is 0.001m or 0.0036m))
        {
            Assert.Equal(amount, amount * unit.Factor / unit.Factor);
        }
    }

    [Fact]
    public void The_order_of_entries_does_not_make_another_declaration_but_an_amount_does()
    {
        var one = new DeclaredFigures { Output = 1.0m, Activities = [new("water", 1m, "t"), new("diesel", 2m, "t")] };
        var same = new DeclaredFigures { Output = 1.00m, Activities = [new("diesel", 2.0m, "t"), new("water", 1m, "t")] };
        Assert.True(DeclarationHistory.Same(one, same));
        Assert.False(DeclarationHistory.Same(one, same with { Output = null }));
        Assert.False(DeclarationHistory.Same(one, same with { Activities = [new("diesel", 2.1m, "t"), new("water", 1m, "t")] }));
        Assert.False(DeclarationHistory.Same(one, same with { Certificates = [new("G", 1m)] }));
    }

    [Fact]
    public void The_newest_version_of_each_period_that_shares_a_month_is_taken()
    {
        var all = new[] { Kept("2026", 1), Kept("2026-Q1", 1), Kept("2026-Q1", 2), Kept("2026-03", 1), Kept("2026-04", 1), Kept("2025", 3) };
        Assert.Equal(
            ["2026-Q1/2", "2026/1", "2026-03/1"],
            DeclarationHistory.Touching(all, AccountingPeriod.Parse("2026-03")).Select(one => $"{one.Period}/{one.Version}"));
        Assert.Equal(
            ["2025/3", "2026-Q1/2", "2026/1", "2026-03/1"],
            DeclarationHistory.Touching(all, AccountingPeriod.Parse("2026-03-R12")).Select(one => $"{one.Period}/{one.Version}"));
    }

    private static DeclaredFigures Flow(string flow, decimal amount, string unit) => new() { Activities = [new(flow, amount, unit)] };

    private static Declaration Kept(string period, int version) => new()
    {
        Period = AccountingPeriod.Parse(period),
        Version = version,
        Figures = new(),
        By = "local",
        AtUnixMs = 0,
        Via = "api",
    };
}
