using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.WhatIf;

namespace ParkTwin.Domain.Tests.WhatIf;

public sealed class EntryCheckTests
{
    private static readonly TrialMonth Month = new(_ => 100_000_000);
    private static readonly decimal Share = NewcomerInputs.ShareOfYear(Month.Points.Count);

    [Theory]
    [InlineData(WorkPattern.Continuous)]
    [InlineData(WorkPattern.TwoShifts)]
    [InlineData(WorkPattern.DayShift)]
    public void A_newcomer_uses_its_years_energy_whatever_its_hours(WorkPattern pattern)
    {
        var newcomer = New(8_760_000m) with { Pattern = pattern };
        LoadPoint[] weeks = [.. Enumerable.Range(0, 52 * 7 * 96).Select(i => new LoadPoint(i * QuarterHour.LengthMs, 0, null, null))];
        Assert.InRange(NewcomerInputs.Amounts(newcomer, weeks).Sum() / 1_000_000m, 8_735_999m, 8_736_001m);
        Assert.True(NewcomerInputs.Amounts(newcomer, weeks).Max() / 250_000m >= 999.9m);
    }

    [Theory]
    [InlineData(WorkPattern.Continuous)]
    [InlineData(WorkPattern.TwoShifts)]
    [InlineData(WorkPattern.DayShift)]
    public void A_month_taken_to_a_year_is_the_year_that_was_stated(WorkPattern pattern)
    {
        var newcomer = New(12_000_000m) with { Pattern = pattern };
        Assert.InRange(NewcomerInputs.Amounts(newcomer, Month.Points).Sum() / 1_000_000m / Share, 11_999_999.9m, 12_000_000.1m);
        Assert.InRange(Check(newcomer)["energy-scale"].Value!.Value, 1_474.79m, 1_474.81m);
    }

    [Fact]
    public void A_figure_says_that_a_newcomer_is_not_in_it_and_why()
    {
        var (before, account) = (Park(), Of(New(1_000_000m)));
        var changes = AccountChanges.Between(before, Accountant.Sum(before.Park, [Firm(), account]), account).ToDictionary(one => one.Key);
        Assert.Equal(account.Figures["cost.total"].Reason, changes["cost.total"].LeftOut);
        Assert.NotEmpty(changes["cost.total"].LeftOut!);
        Assert.Null(changes["energy.tceCalorific"].LeftOut);
        // No PV and no fuel are nothing that is left out.
        Assert.Null(changes["intensity.selfConsumption"].LeftOut);
        Assert.Null(AccountChanges.Between(before, before).Single(one => one.Key == "cost.total").LeftOut);
    }

    [Fact]
    public void A_newcomer_with_a_tariff_has_a_cost_at_a_power_factor_of_nine_tenths()
    {
        var newcomer = New(8_760_000m) with { Contract = new() { Tariff = "zj-two-part", TransformerKva = 2_000m, VoltageKv = 10m } };
        var account = Accountant.Make(
            NewcomerInputs.Of(newcomer, Month.Inputs, Month.Points, TrialMonth.Bands), TrialMonth.Set, FactorScope.Provincial);
        Assert.Equal(0.90m, decimal.Round(account.Figures["demand.powerFactor"].Value!.Value, 4));
        Assert.True(account.Figures["cost.total"].Value > 0m, account.Figures["cost.total"].Reason);
        var changes = AccountChanges.Between(Park(), Accountant.Sum(Park().Park, [Firm(), account]), account).ToDictionary(one => one.Key);
        Assert.Null(changes["cost.energy"].LeftOut);
    }

    [Fact]
    public void A_small_clean_newcomer_passes_where_a_rule_can_judge_it()
    {
        var found = Check(New(1_000_000m) with { Industry = "C39", YearValueAdded = 50_000m, Contract = new() { TransformerKva = 1_000m } });
        Assert.Equal(EntryVerdict.Pass, found["sector"].Verdict);
        Assert.Equal(EntryVerdict.Pass, found["energy-scale"].Verdict);
        Assert.Equal(EntryVerdict.Pass, found["carbon-level"].Verdict);
        Assert.Equal(EntryVerdict.Pass, found["own-demand"].Verdict);
        Assert.Equal(EntryVerdict.Pass, found["park-intensity"].Verdict);
        Assert.Equal(EntryVerdict.Unknown, found["budget-energy"].Verdict);
        Assert.Contains("Nothing is allotted", found["budget-energy"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_one_of_a_high_energy_sector_is_told_with_figure_and_threshold()
    {
        var found = Check(New(60_000_000m) with { Industry = "C2614", YearValueAdded = 1_000m, Contract = new() { TransformerKva = 6_000m } });
        Assert.Equal(EntryVerdict.Warn, found["sector"].Verdict);
        Assert.Equal((EntryVerdict.Warn, 5_000m), (found["energy-scale"].Verdict, found["energy-scale"].Limit));
        Assert.InRange(found["energy-scale"].Value!.Value, 7_373m, 7_375m);
        Assert.Equal(EntryVerdict.Fail, found["carbon-level"].Verdict);
        Assert.Equal(EntryVerdict.Fail, found["own-demand"].Verdict);
        Assert.Equal(EntryVerdict.Fail, found["park-intensity"].Verdict);
        Assert.StartsWith("KEY_USER v1", found["energy-scale"].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_stated_cannot_be_judged_and_never_passes()
    {
        var found = Check(New(60_000_000m));
        foreach (var check in (string[])["sector", "carbon-level", "park-intensity", "own-demand"])
        {
            Assert.Equal(EntryVerdict.Unknown, found[check].Verdict);
            Assert.NotEmpty(found[check].Reason);
        }
    }

    [Fact]
    public void A_park_with_a_newcomer_is_the_sum_of_both()
    {
        var (before, account) = (Park(), Of(New(1_000_000m)));
        var after = Accountant.Sum(before.Park, [Firm(), account]);
        var changes = AccountChanges.Between(before, after).ToDictionary(one => one.Key);
        Assert.Equal(account.Figures["activity.grid-import"].Value, changes["activity.grid-import"].Difference);
        Assert.Equal(account.Figures["energy.tceCalorific"].Value, changes["energy.tceCalorific"].Difference);
    }

    [Fact]
    public void A_newcomer_has_figures_per_mu_where_it_says_its_land_and_none_where_it_does_not()
    {
        var stated = Of(New(1_000_000m) with { YearValueAdded = 1_200m, YearOutput = 2_400m, LandMu = 20m });
        Assert.NotNull(stated.Figures["intensity.valueAddedPerMu"].Value);
        Assert.Null(Of(New(1_000_000m) with { YearValueAdded = 1_200m, YearOutput = 2_400m }).Figures["intensity.valueAddedPerMu"].Value);
    }

    private static Newcomer New(decimal kwh) => new() { Name = "新项目", YearKwh = kwh };

    private static Account Firm() => Accountant.Make(
        Month.Inputs with
        {
            Declared =
            [
                new()
                {
                    Period = Month.Inputs.Period,
                    Version = 1,
                    Figures = new() { Output = 2_000m, ValueAdded = 500m },
                    By = "local",
                    AtUnixMs = 0,
                    Via = "api",
                },
            ],
        },
        TrialMonth.Set,
        FactorScope.Provincial);

    private static Account Park() => Accountant.Sum(ParkId.Parse("p"), [Firm()]);

    private static Account Of(Newcomer newcomer) => Accountant.Make(
        NewcomerInputs.Of(newcomer, Month.Inputs, Month.Points, TimeBandTable.Empty), TrialMonth.Set, FactorScope.Provincial);

    private static Dictionary<string, EntryFinding> Check(Newcomer newcomer)
    {
        var (before, account) = (Park(), Of(newcomer));
        return EntryCheck.Of(new()
        {
            Newcomer = newcomer,
            Account = account,
            Before = before,
            After = Accountant.Sum(before.Park, [Firm(), account]),
            ShareOfYear = Share,
            PeakKw = null,
            CapacityKva = null,
            Reference = TrialMonth.Set,
        }).ToDictionary(one => one.Check);
    }
}
