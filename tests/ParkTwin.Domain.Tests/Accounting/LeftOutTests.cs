using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>What is left out of a total or a ratio is never taken for nothing.</summary>
public sealed class LeftOutTests
{
    private const long Million = 1_000_000;

    private static readonly MeterDefinition Gas =
        Firm.Of("gas", Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre) with { ReferenceTemperatureC = 0m };

    private static readonly MeterDefinition Pv = Firm.Of("pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour);

    [Theory]
    [InlineData("carbon.total")]
    [InlineData("energy.tceCalorific")]
    [InlineData("energy.tceCalorificWithoutPv")]
    [InlineData("intensity.tco2PerValueAdded")]
    [InlineData("intensity.tceCalorificPerValueAdded")]
    public void A_total_that_leaves_an_unread_meter_out_is_not_complete(string key)
    {
        var account = new Firm("2023-05").Meter(Firm.Grid(), 1000 * Million).Meter(Gas, (long?)null)
            .Declare("2023-05", new DeclaredFigures { ValueAdded = 10m }).Account();
        Assert.NotNull(account.Figures[key].Value);
        Assert.Equal(0.5m, account.CompletenessOf(key));
        Assert.Contains(account.Figures[key].Tree(), one => one.Source?.Meter == Gas.Id);
    }

    [Theory]
    [InlineData("the gateway is unread", "carbon.total", "nothing is bought")]
    [InlineData("the gateway is unread", "carbon.scope2Location", "No electricity or heat is metered")]
    [InlineData("the gateway is unread", "energy.loadKwh", "No electricity is metered")]
    public void A_meter_without_a_reading_is_never_said_to_be_absent(string label, string key, string lie)
    {
        var figure = new Firm("2023-05").Meter(Firm.Grid(), (long?)null).Meter(Gas, 1000 * Million).Account().Figures[key];
        Assert.All(figure.Tree(), one => Assert.DoesNotContain(lie, $"{label} {one.Formula} {one.Reason}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_firm_whose_gateway_is_unread_is_not_graded_however_many_meters_it_has()
    {
        var firm = new Firm("2023-05").Meter(Firm.Grid(), (long?)null).Declare("2023-05", new DeclaredFigures { ValueAdded = 10m });
        for (var i = 0; i < 12; i++)
        {
            firm.Meter(Gas with { Id = MeterId.Parse($"gas{i}") }, 10 * Million);
        }

        var account = firm.Account();
        Assert.True(account.Completeness > 0.9m);
        Assert.True(account.Figures["grade.level"].Value is null, account.Figures["grade.level"].ToString());
        Assert.Contains("grid", account.Figures["grade.level"].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("carbon.avoidedSelfUse")]
    [InlineData("carbon.scope3Memo")]
    public void A_memo_of_an_unread_meter_says_that_it_has_no_reading(string key)
    {
        var account = new Firm("2023-05").Meter(Pv, (long?)null)
            .Meter(Firm.Of("water", Carrier.Water, MeterRole.Consumption, MeterUnit.CubicMetre), (long?)null).Account();
        Assert.Null(account.Figures[key].Value);
        Assert.Contains("has no reading that counts", account.Figures[key].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_that_counts_backwards_has_a_market_figure_without_certificates()
    {
        var account = new Firm("2023-05").Meter(Firm.Grid(), -1000 * Million).Account();
        Assert.Equal(-0.4974m, account.Figures["carbon.scope2Location"].Value);
        Assert.Equal(-0.6096m, account.Figures["carbon.scope2Market"].Value);
    }

    [Fact]
    public void Self_sufficiency_is_unknown_while_the_gateway_is_unread()
    {
        var account = new Firm("2023-05").Meter(Firm.Grid(), (long?)null).Meter(Pv, 10 * Million).Account();
        Assert.True(account.Figures["intensity.selfSufficiency"].Value is null, account.Figures["intensity.selfSufficiency"].ToString());
        Assert.Equal(1m, account.Figures["intensity.selfConsumption"].Value);
    }

    [Fact]
    public void A_parks_self_sufficiency_is_over_the_load_of_all_its_firms()
    {
        var with = new Firm("2023-05", "a").Meter(Firm.Grid(), 90 * Million).Meter(Pv, 10 * Million).Account();
        var without = new Firm("2023-05", "b").Meter(Firm.Grid(), 900 * Million).Account();
        var park = Accountant.Sum(ParkId.Parse("p"), [with, without]);
        Assert.Equal(0.01m, park.Figures["intensity.selfSufficiency"].Value);
        Assert.Equal(0.01m, park.Figures["intensity.selfSufficiency"].Evaluate());
        Assert.Equal(1m, park.Figures["intensity.selfConsumption"].Value);
        Assert.DoesNotContain(park.Notes, note => note.Key == "intensity.selfSufficiency");
    }

    [Fact]
    public void A_parks_water_per_value_added_names_the_firms_whose_water_is_not_known()
    {
        var with = new Firm("2023", "a").Declare("2023", new DeclaredFigures { ValueAdded = 10m }, ("water", 100m, "t")).Account();
        var without = new Firm("2023", "b").Declare("2023", new DeclaredFigures { ValueAdded = 90m }).Account();
        var park = Accountant.Sum(ParkId.Parse("p"), [with, without]);
        Assert.Equal(10m, park.Figures["intensity.waterPerValueAdded"].Value);
        Assert.Contains(park.Notes, note => note.Key == "intensity.waterPerValueAdded" && note.Text.Contains('b', StringComparison.Ordinal));
    }

    [Fact]
    public void Gas_whose_reference_temperature_changes_with_a_month_is_converted_month_by_month()
    {
        var meter = Gas with
        {
            ReferenceTemperatureC = 20m,
            Events = [new() { AtUnixMs = Firm.Ms(LocalMonth.Of(2023, 7)), Kind = MeterEventKind.Change, ReferenceTemperatureC = 0m }],
        };
        var year = new Firm("2023").Meter(meter, 1000 * Million).Account();
        TestVectorTests.SixDigits("11590.7", year.Figures["activity.gas"]);
        decimal sum = 0m;
        for (var month = 1; month <= 12; month++)
        {
            sum += new Firm($"2023-{month:D2}").Meter(meter, 1000 * Million).Account().Figures["activity.gas"].Value!.Value;
        }

        Assert.Equal(sum, year.Figures["activity.gas"].Value!.Value, 15);
        Assert.DoesNotContain(year.Notes, note => note.Code == "gas-reference-changed");
    }
}
