using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;

namespace ParkTwin.Domain.Tests.Platform;

/// <summary>The rules of a diagnosis: a finding has its figure, its limit and its size, and what is unknown is silent.</summary>
public sealed class DiagnosisTests
{
    private static readonly DateOnly Monday = new(2023, 7, 3);

    [Fact]
    public void A_night_at_more_than_half_of_the_working_day_is_found_with_its_kWh_money_and_carbon()
    {
        var account = Made.Account(Made.July, ("cost.average", "CNY/kWh", 0.8m), ("carbon.flow.grid-import", "tCO2", 5m), ("activity.grid-import", "kWh", 10_000m));
        var finding = Only(account, Week(night: 60m, day: 100m, weekend: 20m));
        Assert.Equal("night-base-load", finding.Kind);
        Assert.Equal(0.6m, finding.Figure.Value);
        Assert.Equal(0.5m, finding.Limit);
        // 7 nights × 5 h × (60 kW − 30 % of 100 kW) = 1,050 kWh.
        Assert.Equal([("kWh", 1_050m), ("CNY", 840m), ("tCO2", 0.525m)], finding.Size.Select(size => (size.Unit, size.Value!.Value)));
        Assert.Contains("1,050", finding.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("1,050", finding.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_night_at_just_half_is_not_found() => Assert.Empty(Find(Made.Account(Made.July), Week(night: 50m, day: 100m, weekend: 50m)));

    [Theory]
    [InlineData(90, 1)]
    [InlineData(91, 0)]
    public void Works_that_run_through_the_night_are_not_told_to_stop(int night, int findings) =>
        Assert.Equal(findings, Find(Made.Account(Made.July), Week(night, day: 100m, weekend: 20m)).Count);

    [Fact]
    public void A_size_that_cannot_be_known_has_a_reason_and_the_finding_stays()
    {
        var finding = Only(Made.Account(Made.July), Week(night: 60m, day: 100m, weekend: 20m));
        Assert.NotNull(finding.Size[0].Value);
        Assert.Null(finding.Size[1].Value);
        Assert.Contains("cost.average", finding.Size[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_of_which_nothing_is_known_lower_no_mean()
    {
        var known = Week(night: 60m, day: 100m, weekend: 20m);
        var gap = known.Select(hour => hour.Hour == 3 ? hour with { Kwh = null } : hour);
        Assert.Equal(0.6m, Only(Made.Account(Made.July), gap).Figure.Value);
    }

    [Fact]
    public void Less_than_a_day_of_known_night_hours_says_nothing() =>
        Assert.Empty(Find(Made.Account(Made.July), Week(90m, 100m, 20m).Where(hour => hour.Day < Monday.AddDays(4))));

    [Fact]
    public void Demand_above_the_contract_is_serious_and_priced_where_the_bill_has_a_price()
    {
        var price = Made.One("tariff.t.demandPrice.2023-01-01", "CNY/kW", 40m);
        var account = Made.Account(Made.July, ("demand.maxKw", "kW", 1_100m));
        var cost = Figure.Of("cost.demand", "CNY", FigureOperation.Product, "kW × price", account.Figures["demand.maxKw"], price);
        var figures = account.Figures.Append(KeyValuePair.Create(cost.Key, cost)).ToDictionary();
        var finding = Assert.Single(Diagnosis.Of(new() { Account = account with { Figures = figures }, Contract = new() { DemandKw = 1_000m } }));
        Assert.Equal(("demand-overshoot", FindingSeverity.Serious), (finding.Kind, finding.Severity));
        Assert.Equal([100m, 4_000m], finding.Size.Select(size => size.Value));
    }

    [Fact]
    public void Without_a_contracted_demand_nothing_is_above_it() =>
        Assert.Empty(Diagnosis.Of(new() { Account = Made.Account(Made.July, ("demand.maxKw", "kW", 1_100m)) }));

    [Fact]
    public void Dear_hours_are_sized_by_a_tenth_and_the_two_prices()
    {
        var account = Made.Account(
            Made.July, ("cost.bandShare.sharp", "1", 0.2m), ("cost.bandShare.peak", "1", 0.4m), ("cost.bandKwh.sharp", "kWh", 2_000m),
            ("cost.bandKwh.peak", "kWh", 4_000m), ("cost.band.sharp", "CNY", 2_400m), ("cost.band.peak", "CNY", 3_600m),
            ("cost.bandKwh.valley", "kWh", 1_000m), ("cost.band.valley", "CNY", 300m));
        var finding = Assert.Single(Diagnosis.Of(new() { Account = account }));
        Assert.Equal("valley-shift", finding.Kind);
        Assert.Equal([600m, 420m], finding.Size.Select(size => size.Value));
    }

    [Fact]
    public void Missing_data_are_found_with_their_hours()
    {
        var account = Made.Account(Made.July) with { Completeness = 0.8m, CoveredMs = 8 * 3_600_000L, ExpectedMs = 10 * 3_600_000L };
        var finding = Assert.Single(Diagnosis.Of(new() { Account = account }));
        Assert.Equal(("data-missing", FindingSeverity.Serious), (finding.Kind, finding.Severity));
        Assert.Equal(2m, finding.Size[0].Value);
    }

    [Fact]
    public void Intensity_above_the_year_before_is_found_only_under_one_reference_set()
    {
        const string Key = "intensity.tceCalorificPerValueAdded";
        var now = Made.Account(Made.July, (Key, "tce/万元", 0.22m), ("declared.valueAdded", "万元", 1_000m));
        var before = Made.Account(Made.July.YearBefore(), (Key, "tce/万元", 0.2m));
        var finding = Assert.Single(Diagnosis.Of(new() { Account = now, YearBefore = before }));
        Assert.Equal(("intensity-rising", 1.1m, 20m), (finding.Kind, finding.Figure.Value, finding.Size[0].Value!.Value));
        Assert.Empty(Diagnosis.Of(new() { Account = now, YearBefore = before with { FactorSet = "v2" } }));
    }

    [Fact]
    public void An_account_of_which_nothing_is_known_has_no_finding()
    {
        var keys = new[] { "grade.k", "demand.maxKw", "demand.loadFactor", "demand.powerFactor", "intensity.selfConsumption", "activity.pv-exported", "energy.loadKwh" };
        var account = Made.Account(Made.July, [.. keys.Select(key => (key, "1", (decimal?)null))]);
        Assert.Empty(Diagnosis.Of(new() { Account = account, YearBefore = account, Contract = new() { DemandKw = 1m } }));
    }

    [Fact]
    public void Every_figure_of_a_finding_is_made_of_its_leaves_alone()
    {
        var account = Made.Account(Made.July, ("cost.average", "CNY/kWh", 0.8m), ("demand.powerFactor", "1", 0.8m));
        foreach (var finding in Find(account, Week(night: 60m, day: 100m, weekend: 90m)))
        {
            foreach (var figure in finding.Size.Concat(finding.Evidence).Append(finding.Figure))
            {
                Assert.Equal(figure.Value, figure.Evaluate());
            }

            Assert.NotNull(finding.Figure.Value);
            Assert.NotEmpty(finding.Size);
            Assert.NotEmpty(finding.Measures);
        }
    }

    private static Finding Only(Account account, IEnumerable<LoadHour> hours) => Assert.Single(Find(account, hours));

    private static IReadOnlyList<Finding> Find(Account account, IEnumerable<LoadHour> hours) =>
        Diagnosis.Of(new() { Account = account, Load = LoadProfile.Of(hours) });

    /// <summary>A week from a Monday: kW at night, in the daytime of working days, in that of the weekend.</summary>
    private static IEnumerable<LoadHour> Week(decimal night, decimal day, decimal weekend) =>
        from at in Enumerable.Range(0, 7)
        from hour in Enumerable.Range(0, 24)
        let kw = hour < 5 ? night : hour is >= 8 and < 17 ? at < 5 ? day : weekend : day
        select new LoadHour(Monday.AddDays(at), hour, kw, 0m);
}
