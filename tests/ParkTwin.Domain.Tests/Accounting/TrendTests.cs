using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>TV9 and TV12, and the parting of a trend.</summary>
public sealed class TrendTests
{
    [Theory]
    [InlineData("2021", "542.2")]
    [InlineData("2022", "515.3")]
    [InlineData("2023", "497.4")]
    public void TV12_a_million_kWh_has_the_carbon_of_its_vintage(string year, string expected) =>
        TestVectorTests.SixDigits(expected, Bought(year, 1_000_000m).Figures["carbon.total"]);

    [Fact]
    public void TV12_with_the_same_activity_the_whole_trend_is_the_factors()
    {
        var trend = TrendSplit.Between(Bought("2021", 1_000_000m), Bought("2023", 1_000_000m));
        Assert.Equal(new TrendSplit(-44.8m, 0m, -44.8m), trend);
    }

    [Fact]
    public void Activity_and_factor_effects_add_to_the_change_over_seeds() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var trend = TrendSplit.Between(Bought("2021", random.Next(0, 5_000_000)), Bought("2023", random.Next(0, 5_000_000)))!.Value;
        Assert.Equal(trend.Change, trend.Activity + trend.Factor);
    }, 200);

    [Fact]
    public void Twice_the_activity_at_the_mean_factor()
    {
        var trend = TrendSplit.Of(1000m, 0.5m, 2000m, 0.4m);
        Assert.Equal(new TrendSplit(300m, 450m, -150m), trend);
    }

    [Fact]
    public void A_trend_of_an_unknown_total_is_unknown() =>
        Assert.Null(TrendSplit.Between(Bought("2021", 1m), new Firm("2023").Account()));

    [Fact]
    public void TV9_a_park_of_260000_tce_and_57200_t_is_at_0_22_t_per_tce()
    {
        var set = TestFactors.With("tv9", TestFactors.Of("coal_equivalent", "methanol", 1m, "tce/t") with { Id = "coal.methanol" },
            TestFactors.Of("co2", "methanol", 0.22m, "tCO2/t"));
        var firm = new Firm().Declare("2023", ("methanol", 260_000m, "t")).Account(set);
        var park = Accountant.Sum(ParkId.Parse("p"), [firm]);
        Assert.Equal(0.22m, park.Figures["intensity.tco2PerTce"].Value);
        Assert.Equal(5_200m, park.Figures["carbon.total"].Value - (0.2m * park.Figures["energy.tceCalorific"].Value));
    }

    private static Account Bought(string year, decimal kwh) => new Firm(year).Declare(year, ("grid-import", kwh, "kWh")).Account();
}
