using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>What makes a figure unknown, and that its reason says what to do.</summary>
public sealed class UnknownTests
{
    private static readonly string[] Totals = ["carbon.total", "energy.tceCalorific"];

    [Theory]
    [InlineData("no primary coefficient is published", "energy.tceEquivalent", "publish one")]
    [InlineData("no headcount", "intensity.tcePerHead", "declare it with PUT")]
    [InlineData("no certificates, and yet known", "carbon.scope2Market", null)]
    public void A_full_firm(string label, string key, string? reason) => Check(label, Firm.Tv1().Account(), key, reason);

    [Theory]
    [InlineData("no fuel", "carbon.scope1", "declare it, 0 where there is none")]
    [InlineData("no water", "carbon.scope3Memo", "No fresh water")]
    [InlineData("no PV", "carbon.avoidedSelfUse", "No PV")]
    [InlineData("no PV", "intensity.selfConsumption", "No PV")]
    [InlineData("no output", "intensity.tco2PerOutput", "output is not declared")]
    [InlineData("bought electricity is all there is", "carbon.total", null)]
    public void A_firm_that_declares_electricity_alone(string label, string key, string? reason) =>
        Check(label, new Firm().Declare("2023", ("grid-import", 1000m, "kWh")).Account(), key, reason);

    [Fact]
    public void A_firm_with_nothing_has_no_figure_and_never_a_zero()
    {
        var account = new Firm().Account();
        Assert.Null(account.Completeness);
        foreach (var figure in account.Figures.Values)
        {
            Assert.True(figure.Value is null, figure.ToString());
            Assert.False(string.IsNullOrWhiteSpace(figure.Reason), figure.Key);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Without_a_positive_value_added_its_intensities_are_not_evaluable(int valueAdded)
    {
        var account = new Firm().Declare("2023", new DeclaredFigures { ValueAdded = valueAdded }, ("grid-import", 1000m, "kWh")).Account();
        Check("VA", account, "intensity.tco2PerValueAdded", "needs it above zero");
        Check("VA", account, "intensity.tceCalorificPerValueAdded", "needs it above zero");
        Assert.NotNull(account.Figures["carbon.total"].Value);
    }

    [Fact]
    public void A_missing_factor_is_no_result_and_never_another_regions()
    {
        var account = Firm.Tv1().Account(TestFactors.Without(factor => factor is { Kind: "co2", Region: "CN-33" }));
        Check("grid", account, "carbon.scope2Location", "No average co2 of electricity for CN-33");
        Check("grid", account, "carbon.total", "CN-33");
        Check("grid", account, "intensity.tco2PerValueAdded", "CN-33");
        Assert.NotNull(account.Figures["carbon.scope1"].Value);
    }

    [Fact]
    public void A_park_without_a_region_has_a_national_figure_only()
    {
        var firm = new Firm { Region = null }.Declare("2023", ("grid-import", 1000m, "kWh"));
        Check("region", firm.Account(), "carbon.total", "region is not stated");
        Assert.Equal(0.5306m, firm.Account(scope: FactorScope.National).Figures["carbon.total"].Value);
        Check("region", firm.Account(scope: FactorScope.National), "intensity.tco2PerTce", "region is not stated");
    }

    [Fact]
    public void An_older_data_year_stands_in_and_is_provisional()
    {
        var account = new Firm("2025").Declare("2025", ("grid-import", 1000m, "kWh")).Account();
        Assert.True(account.Provisional);
        Assert.Equal(0.4974m, account.Figures["carbon.total"].Value);
        Assert.Contains(account.Notes, note => note.Code == "older-factor");
        Assert.False(new Firm("2023").Declare("2023", ("grid-import", 1000m, "kWh")).Account().Provisional);
        Assert.True(new Firm("2023") { Over = false }.Declare("2023", ("grid-import", 1000m, "kWh")).Account().Provisional);
    }

    [Fact]
    public void Steam_by_mass_has_coal_but_no_carbon()
    {
        var account = new Firm().Declare("2023", ("steam", 1000m, "t")).Account();
        Assert.Equal(128.6m, account.Figures["energy.tceCalorific"].Value);
        Check("steam", account, "carbon.scope2Location", "declare its heat in GJ");
    }

    [Theory]
    [InlineData("more than was bought", "2023", 1.001, "exceed the 1000 kWh bought")]
    [InlineData("all that was bought", "2023", 1, null)]
    public void Certificates_never_exceed_what_was_bought(string label, string period, double mwh, string? reason)
    {
        var firm = new Firm(period).Declare("2023", new DeclaredFigures { Certificates = [new("g1", (decimal)mwh)] }, ("grid-import", 1000m, "kWh"));
        Check(label, firm.Account(), "carbon.scope2Market", reason);
        Assert.Equal(reason is not null, firm.Account().Notes.Any(note => note.Code == "certificates-exceed"));
    }

    [Fact]
    public void Certificates_of_a_year_cannot_be_parted_to_a_month_and_a_number_counts_once()
    {
        var month = new Firm("2023-05").Declare("2023", new DeclaredFigures { Certificates = [new("g1", 1m)] })
            .Declare("2023-05", ("grid-import", 1000m, "kWh")).Account();
        Check("month", month, "carbon.scope2Market", "cannot be parted to 2023-05");
        var twice = new Firm("2023").Declare("2023", new DeclaredFigures { Certificates = [new("g1", 1m)] }, ("grid-import", 2000m, "kWh"))
            .Declare("2023-05", new DeclaredFigures { Certificates = [new("g1", 1m)] }).Account();
        Assert.Equal(0.6096m, twice.Figures["carbon.scope2Market"].Value);
    }

    [Fact]
    public void A_factor_in_a_unit_that_does_not_fit_is_refused()
    {
        var wrong = TestFactors.With("x", TestFactors.Of("co2", "heat", 0.11m, "tCO2/MWh") with { Id = "co2.heat.default" });
        Check("unit", new Firm().Declare("2023", ("heat", 1m, "GJ")).Account(wrong), "carbon.scope2Location", "is in tCO2/MWh");
    }

    [Fact]
    public void An_unread_meter_is_left_out_with_a_note_and_completeness_says_so()
    {
        var firm = new Firm("2023-05").Meter(Firm.Grid(), 1_000_000_000)
            .Meter(Firm.Of("gas", Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre) with { ReferenceTemperatureC = 0m }, (long?)null);
        var account = firm.Account();
        Assert.Equal(0.5m, account.Completeness);
        Check("gas", account, "activity.gas", "has no reading that counts");
        Check("gas", account, "carbon.scope1", "has no reading that counts");
        Assert.Equal(0.4974m, account.Figures["carbon.total"].Value);
        Assert.Contains(account.Notes, note => note is { Code: "no-readings", Key: "activity.gas" });
        Assert.Equal(0m, account.CompletenessOf("activity.gas"));
        Assert.Equal(0.5m, account.CompletenessOf("carbon.total"));
    }

    [Fact]
    public void What_is_declared_but_does_not_tile_makes_the_totals_unknown()
    {
        var account = new Firm("2023-05").Meter(Firm.Grid(), 1_000_000_000).Declare("2023", ("diesel", 12m, "t")).Account();
        Assert.All(Totals, key => Check("diesel", account, key, "declare 2023-05"));
    }

    private static void Check(string label, Account account, string key, string? reason)
    {
        var figure = account.Figures[key];
        Assert.True(figure.Value is null == reason is not null, $"{label}: {figure}");
        if (reason is not null)
        {
            Assert.True(figure.Reason?.Contains(reason, StringComparison.Ordinal), $"{label}: {figure.Reason}");
        }
    }
}
