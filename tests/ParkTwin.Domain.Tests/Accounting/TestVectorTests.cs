using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>The worked examples of the reference, to six significant digits.</summary>
public sealed class TestVectorTests
{
    public static TheoryData<string, string> Tv1() => new()
    {
        { "energy.loadKwh", "3960000" },
        { "energy.carrier.grid-import.tceCalorific", "393.280" },
        { "energy.carrier.pv-self-used.tceCalorific", "93.4040" },
        { "energy.carrier.gas.tceCalorific", "239.400" },
        { "energy.carrier.diesel.tceCalorific", "17.4852" },
        { "energy.carrier.heat.tceCalorific", "170.600" },
        { "energy.tceCalorific", "914.169" },
        { "energy.tceCalorificWithMedia", "925.739" },
        { "energy.tceCalorificWithoutPv", "820.765" },
        { "energy.tceEquivalent", "1539.37" },
        { "carbon.flow.gas", "389.194" },
        { "carbon.flow.diesel", "37.1509" },
        { "carbon.scope1", "426.345" },
        { "carbon.flow.grid-import", "1591.68" },
        { "carbon.flow.heat", "550.000" },
        { "carbon.scope2Location", "2141.68" },
        { "carbon.total", "2568.02" },
        { "carbon.scope3Memo", "7.56000" },
        { "carbon.avoidedSelfUse", "378.024" },
        { "carbon.avoidedExport", "69.6360" },
        { "intensity.tco2PerValueAdded", "0.611435" },
        { "intensity.tco2PerOutput", "0.142668" },
        { "intensity.tceCalorificPerValueAdded", "0.217659" },
        { "intensity.tceEquivalentPerValueAdded", "0.366518" },
        { "intensity.tceCalorificPerOutput", "0.0507872" },
        { "intensity.waterPerValueAdded", "10.7143" },
        { "intensity.waterPerOutput", "2.50000" },
        { "declared.areaM2", "34666.7" },
        { "intensity.kgcePerM2", "26.3703" },
        { "intensity.tco2PerMu", "49.3851" },
        { "intensity.taxPerMu", "16.5385" },
        { "intensity.valueAddedPerMu", "80.7692" },
        { "intensity.selfConsumption", "0.844444" },
        { "intensity.selfSufficiency", "0.191919" },
    };

    [Theory]
    [MemberData(nameof(Tv1))]
    public void TV1_a_full_firm(string key, string expected) =>
        SixDigits(expected, Firm.Tv1().Account(TestFactors.WithPrimary).Figures[key]);

    [Theory]
    [InlineData(FactorScope.National, "2674.26")]
    [InlineData(FactorScope.Provincial, "2568.02")]
    [InlineData(FactorScope.Regional, "2736.35")]
    public void TV1_the_scope_asked_for_makes_the_total_and_intensities_stay_provincial(FactorScope scope, string total)
    {
        var account = Firm.Tv1().Account(scope: scope);
        SixDigits(total, account.Figures["carbon.total"]);
        SixDigits("0.611435", account.Figures["intensity.tco2PerValueAdded"]);
    }

    [Theory]
    [InlineData(0, "1950.72", "2500.72")]
    [InlineData(500, "1645.92", "2195.92")]
    public void TV2_certificates_lower_the_market_based_figure_alone(int mwh, string electricity, string scope2)
    {
        var firm = Firm.Tv1();
        if (mwh > 0)
        {
            firm.Declare("2023-05", new DeclaredFigures { Certificates = [new("gec-1", mwh)] });
        }

        var account = firm.Account();
        SixDigits("1591.68", account.Figures["carbon.flow.grid-import"]);
        SixDigits(scope2, account.Figures["carbon.scope2Market"]);
        SixDigits(electricity, account.Figures["carbon.scope2Market"].Inputs[0]);
    }

    [Fact]
    public void TV8_a_parks_intensity_is_the_sum_over_the_sum()
    {
        (decimal Carbon, decimal ValueAdded)[] firms = [(3000m, 4000m), (500m, 900m), (9000m, 3000m)];
        var accounts = firms.Select((firm, index) => new Firm(id: $"e{index}").Declare("2023", new DeclaredFigures { ValueAdded = firm.ValueAdded },
            ("process-emissions", firm.Carbon, "tCO2")).Account()).ToList();
        var park = Accountant.Sum(ParkId.Parse("p"), accounts);
        SixDigits("1.58228", park.Figures["intensity.tco2PerValueAdded"]);
        Assert.Equal(12500m, park.Figures["carbon.total"].Value);
        Assert.Equal(7900m, park.Figures["declared.valueAdded"].Value);
    }

    [Fact]
    public void A_firm_with_negative_value_added_is_in_its_parks_intensity()
    {
        decimal[] valueAdded = [100m, -40m];
        var accounts = valueAdded.Select((value, index) => new Firm(id: $"e{index}").Declare("2023", new DeclaredFigures { ValueAdded = value },
            ("process-emissions", 30m, "tCO2")).Account()).ToList();
        Assert.Null(accounts[1].Figures["intensity.tco2PerValueAdded"].Value);
        Assert.Equal(1m, Accountant.Sum(ParkId.Parse("p"), accounts).Figures["intensity.tco2PerValueAdded"].Value);
    }

    [Fact]
    public void A_parks_ratio_leaves_out_and_names_who_does_not_know_both()
    {
        var known = new Firm(id: "e1").Declare("2023", new DeclaredFigures { ValueAdded = 10m }, ("process-emissions", 30m, "tCO2")).Account();
        var unknown = new Firm(id: "e2").Declare("2023", ("process-emissions", 5m, "tCO2")).Account();
        var park = Accountant.Sum(ParkId.Parse("p"), [known, unknown]);
        Assert.Equal(3m, park.Figures["intensity.tco2PerValueAdded"].Value);
        Assert.Equal(35m, park.Figures["carbon.total"].Value);
        Assert.Contains(park.Notes, note => note is { Code: "left-out", Key: "intensity.tco2PerValueAdded" } && note.Text.EndsWith("e2.", StringComparison.Ordinal));
    }

    internal static void SixDigits(string expected, Figure figure)
    {
        Assert.True(figure.Value is not null, figure.Reason);
        var value = decimal.Parse(expected, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(figure.Value!.Value - value) <= Math.Abs(value) * 0.000005m, $"{figure.Key}: {figure.Value}, expected {expected}");
        Assert.Equal(figure.Value, figure.Evaluate());
    }
}
