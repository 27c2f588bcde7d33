using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>PV cannot be deducted twice (TV3): scope 2 is made from what passed the gateway, and from nothing else.</summary>
public sealed class DoubleDeductionTests
{
    private static readonly string[] Carbon = ["carbon.scope1", "carbon.scope2Location", "carbon.scope2Market", "carbon.total"];

    [Fact]
    public void TV3_bought_electricity_makes_1591_68_t_and_no_wrong_deduction_can_be_had()
    {
        var account = Firm.Tv1().Account();
        Assert.Equal(1591.68m, account.Figures["carbon.flow.grid-import"].Value);
        Assert.DoesNotContain(account.Figures["carbon.flow.grid-import"].Value, new decimal?[] { 1213.66m, 1144.02m, 1522.04m });
        TestVectorTests.SixDigits("2568.02", account.Figures["carbon.total"]);
        TestVectorTests.SixDigits("0.611435", account.Figures["intensity.tco2PerValueAdded"]);
    }

    [Fact]
    public void TV3_gross_load_less_self_use_is_the_same_figure()
    {
        var account = Firm.Tv1().Account();
        var gross = account.Figures["energy.loadKwh"].Value * 0.4974m / 1000m;
        Assert.Equal(account.Figures["carbon.flow.grid-import"].Value, gross - account.Figures["carbon.avoidedSelfUse"].Value);
    }

    [Theory]
    [InlineData("carbon.flow.grid-import")]
    [InlineData("carbon.scope1")]
    [InlineData("carbon.scope2Location")]
    [InlineData("carbon.total")]
    [InlineData("intensity.tco2PerValueAdded")]
    public void No_PV_and_no_difference_is_anywhere_below(string key)
    {
        foreach (var figure in Firm.Tv1().Account().Figures[key].Tree())
        {
            Assert.DoesNotContain("pv", figure.Key, StringComparison.OrdinalIgnoreCase);
            Assert.NotEqual(FigureOperation.Difference, figure.Operation);
        }
    }

    [Fact]
    public void The_market_based_figure_takes_off_certificates_alone()
    {
        foreach (var figure in Firm.Tv1().Account().Figures["carbon.scope2Market"].Tree())
        {
            Assert.DoesNotContain("pv", figure.Key, StringComparison.OrdinalIgnoreCase);
            Assert.True(figure.Operation != FigureOperation.Difference || figure.Inputs[1].Key.StartsWith("energy.certified", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Whatever_PV_a_firm_has_its_carbon_is_that_of_what_it_bought() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var bought = random.Next(0, 10_000_000);
        var generated = random.Next(0, 10_000_000);
        var without = new Firm().Declare("2023", ("grid-import", bought, "kWh"), ("gas", 5m, "Nm3")).Account();
        var with = new Firm().Declare("2023", ("grid-import", bought, "kWh"), ("gas", 5m, "Nm3"), ("pv-generated", generated, "kWh"),
            ("pv-exported", random.Next(0, generated + 1), "kWh")).Account();
        foreach (var key in Carbon)
        {
            Assert.Equal(without.Figures[key].Value, with.Figures[key].Value);
        }
    }, 200);
}
