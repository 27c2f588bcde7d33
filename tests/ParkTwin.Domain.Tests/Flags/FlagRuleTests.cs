using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

public class FlagRuleTests
{
    [Fact]
    public void Every_rule_of_the_reference_comes_with_the_twin_once_and_says_its_source() => Assert.Equal(
        FlagRules.All.Order(StringComparer.Ordinal),
        ShippedReference.Read(ReferenceKind.Thresholds, ThresholdTable.Read).FlagRules
            .Where(rule => rule.Source.Length > 0).Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("grade 5 above", FlagRules.CarbonGrade5, "grade.k", "2.0000001", FlagVerdict.Met)]
    [InlineData("grade 5 at its limit", FlagRules.CarbonGrade5, "grade.k", "2.0", FlagVerdict.Between)]
    [InlineData("grade 5 at its clearing limit", FlagRules.CarbonGrade5, "grade.k", "1.9", FlagVerdict.Behind)]
    [InlineData("grade 4 above", FlagRules.CarbonGrade4, "grade.k", "1.3", FlagVerdict.Met)]
    [InlineData("grade 4 at its limit", FlagRules.CarbonGrade4, "grade.k", "1.2", FlagVerdict.Between)]
    [InlineData("grade 4 cleared", FlagRules.CarbonGrade4, "grade.k", "1.1", FlagVerdict.Behind)]
    [InlineData("grade 4 gives way to 5", FlagRules.CarbonGrade4, "grade.k", "2.5", FlagVerdict.Behind)]
    [InlineData("high carbon", FlagRules.HighCarbon, "grade.l", "2.1", FlagVerdict.Met)]
    [InlineData("high carbon at its limit", FlagRules.HighCarbon, "grade.l", "2.0", FlagVerdict.Between)]
    [InlineData("key user at 5,000", FlagRules.KeyUser, "energy.tceCalorific", "5000", FlagVerdict.Met)]
    [InlineData("key user below 5,000", FlagRules.KeyUser, "energy.tceCalorific", "4999.9", FlagVerdict.Between)]
    [InlineData("key user cleared", FlagRules.KeyUser, "energy.tceCalorific", "4749", FlagVerdict.Behind)]
    [InlineData("carbon market at 90 %", FlagRules.EtsLine, "carbon.total", "23400", FlagVerdict.Met)]
    [InlineData("carbon market below", FlagRules.EtsLine, "carbon.total", "22000", FlagVerdict.Behind)]
    [InlineData("clinker above 117", FlagRules.LimitExceeded, "intensity.product.cement-clinker", "118", FlagVerdict.Met)]
    [InlineData("clinker at 117", FlagRules.LimitExceeded, "intensity.product.cement-clinker", "117", FlagVerdict.Between)]
    [InlineData("clinker below", FlagRules.LimitExceeded, "intensity.product.cement-clinker", "110", FlagVerdict.Behind)]
    public void A_rule_of_the_year_compares_with_its_threshold(string label, string rule, string key, string value, FlagVerdict verdict)
    {
        var finding = new FlagScene().With("2023", null, (key, decimal.Parse(value))).Find("2023", rule);
        Assert.Equal((label, verdict), (label, finding.Verdict));
        Assert.Contains($"~2023~provincial~{key}", finding.Figure, StringComparison.Ordinal);
        Assert.Equal($"qsh~e1~{rule}~2023", finding.FlagId);
    }

    [Theory]
    [InlineData("9999", "5000", "designated-5000")]
    [InlineData("10000", "10000", "key-user-10000")]
    public void The_key_user_rule_names_the_line_that_is_crossed_and_its_basis(string value, string threshold, string level)
    {
        var finding = new FlagScene().With("2023", null, ("energy.tceCalorific", decimal.Parse(value))).Find("2023", FlagRules.KeyUser);
        Assert.Equal(decimal.Parse(threshold), finding.Threshold);
        Assert.Contains(level, finding.Text, StringComparison.Ordinal);
        Assert.Contains("当量值", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_is_judged_by_the_twelve_months_to_it()
    {
        var scene = new FlagScene().With("2023-07-R12", 0.99m, ("energy.tceCalorific", 6000m)).With("2023-07", 0.99m, ("energy.tceCalorific", 500m));
        var finding = scene.Find("2023-07", FlagRules.KeyUser);
        Assert.Equal(FlagVerdict.Met, finding.Verdict);
        Assert.Contains("~2023-07-R12~", finding.Figure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("both quarters", "2.4", "2.3", FlagVerdict.Met)]
    [InlineData("only the last", "1.9", "2.3", FlagVerdict.Between)]
    [InlineData("the one before unknown", null, "2.3", FlagVerdict.Between)]
    public void A_quarter_is_flagged_when_the_one_before_was_above_too(string label, string? before, string now, FlagVerdict verdict)
    {
        var scene = new FlagScene()
            .With("2023-Q2", 0.95m, ("grade.l", before is null ? null : decimal.Parse(before)))
            .With("2023-Q3", 0.95m, ("grade.l", decimal.Parse(now)));
        Assert.Equal((label, verdict), (label, scene.Find("2023-Q3", FlagRules.HighCarbon).Verdict));
    }

    [Fact]
    public void A_level_counts_only_as_far_as_every_asked_period_reached_it()
    {
        var text = ShippedReference.Json(ReferenceKind.Thresholds).Replace("\"on\": { \"month\": 1 }", "\"on\": { \"month\": 2 }", StringComparison.Ordinal);
        var scene = new FlagScene { Reference = ShippedReference.Set(thresholds: text) }
            .With("2023-06", 1m, ("demand.maxKw", 970m)).With("2023-07", 1m, ("demand.maxKw", 1010m));
        Assert.Equal(950m, scene.Find("2023-07", FlagRules.DemandNearLimit).Threshold);
    }

    [Fact]
    public void What_is_unknown_neither_raises_nor_clears_and_says_why()
    {
        var finding = new FlagScene().With("2023", null, ("grade.l", null)).Find("2023", FlagRules.HighCarbon);
        Assert.Equal((FlagVerdict.Unknown, "not declared"), (finding.Verdict, finding.Text));
    }

    [Theory]
    [InlineData("0.8999", FlagVerdict.Met, FlagVerdict.Blocked)]
    [InlineData("0.9", FlagVerdict.Between, FlagVerdict.Met)]
    [InlineData("0.95", FlagVerdict.Behind, FlagVerdict.Met)]
    public void Bad_data_block_every_other_rule_of_the_firm(string completeness, FlagVerdict bad, FlagVerdict other)
    {
        var scene = new FlagScene().With("2023", decimal.Parse(completeness), ("grade.l", 3m), ("energy.tceCalorific", 9000m), ("carbon.total", 1e6m));
        Assert.Equal(bad, scene.Find("2023", FlagRules.DataBad).Verdict);
        Assert.All([FlagRules.HighCarbon, FlagRules.KeyUser, FlagRules.EtsLine], rule => Assert.Equal(other, scene.Find("2023", rule).Verdict));
    }

    [Theory]
    [InlineData("begun late and whole since", 70, true, "1", FlagVerdict.Behind)]
    [InlineData("begun late, then a month is missing", 10, false, "0.63", FlagVerdict.Met)]
    [InlineData("there from the beginning, a month is missing", 0, false, "0.67", FlagVerdict.Met)]
    [InlineData("read no earlier than the period's end", 92, true, null, FlagVerdict.Unknown)]
    public void Time_before_a_meters_first_reading_is_not_bad_data_and_still_silences_the_other_rules(
        string label, int begun, bool last, string? share, FlagVerdict verdict)
    {
        var firm = new Accounting.Firm("2023-Q3")
            .Meter(Accounting.Firm.Grid(), begun == 92 ? null : 9_000_000, begun == 92 ? null : 9_000_000, last && begun < 92 ? 9_000_000 : null)
            .Begun(begun)
            .Declare("2023-Q3", new Domain.Declared.DeclaredFigures { ValueAdded = 0.000001m });
        var scene = new FlagScene().With(firm).With("2023-Q2", 1m, ("grade.l", 9m));
        var bad = scene.Find("2023-Q3", FlagRules.DataBad);
        Assert.Equal((label, verdict, share), (label, bad.Verdict, bad.Value is { } value ? $"{decimal.Round(value, 2)}" : null));
        Assert.DoesNotContain(scene.Evaluate("2023-Q3"), finding => finding.Rule != FlagRules.DataBad && finding.Verdict == FlagVerdict.Met);
    }

    [Fact]
    public void A_meter_that_joined_later_counts_from_its_own_first_reading()
    {
        var second = Accounting.Firm.Grid("second");
        var firm = new Accounting.Firm("2023-Q3").Meter(Accounting.Firm.Grid(), 9_000_000).Meter(second, 9_000_000).Begun(80);
        var bad = new FlagScene().With(firm).Find("2023-Q3", FlagRules.DataBad);
        Assert.Equal((FlagVerdict.Behind, 1m), (bad.Verdict, bad.Value));
        Assert.Equal(104m / 184m, bad.Completeness);
    }

    [Fact]
    public void Bad_data_that_a_person_has_dismissed_block_nothing_any_more()
    {
        var scene = new FlagScene().With("2023", 0.5m, ("demand.maxKw", 1m)).With("2023-07", 0.5m, ("demand.maxKw", 990m));
        var bad = FlagLifecycle.Merge([], scene.Evaluate("2023-07"), 1).Single();
        Assert.Equal(FlagRules.DataBad, bad.Rule);
        FlagVerdict Demand(params Flag[] flags) =>
            scene.Evaluate("2023-07", flags).Single(finding => finding.Rule == FlagRules.DemandNearLimit).Verdict;

        Assert.Equal(FlagVerdict.Blocked, Demand(bad));
        Assert.Equal(FlagVerdict.Met, Demand(FlagLifecycle.Step(bad, "dismiss", "local", "the factory was closed", 2).Flag));
    }

    [Theory]
    [InlineData("a meter stands still beside one that counts", 0L, 7L, FlagVerdict.Met)]
    [InlineData("the whole firm stands still", 0L, 0L, FlagVerdict.Behind)]
    [InlineData("a month below zero", -1L, 7L, FlagVerdict.Met)]
    [InlineData("all count", 5L, 7L, FlagVerdict.Behind)]
    public void A_frozen_or_negative_meter_is_bad_data(string label, long first, long second, FlagVerdict verdict)
    {
        var scene = new FlagScene().With("2023-06", 1m).With("2023-07", 1m)
            .Metered("2023-06", ("m1", "2023-06", 9), ("m2", "2023-06", 9))
            .Metered("2023-07", ("m1", "2023-07", first), ("m2", "2023-07", second));
        Assert.Equal((label, verdict), (label, scene.Find("2023-07", FlagRules.DataBad).Verdict));
    }

    [Theory]
    [InlineData("near", 951, 1000, FlagVerdict.Met, 950)]
    [InlineData("at 95 %", 950, 1000, FlagVerdict.Between, 950)]
    [InlineData("above the contract", 1001, 1000, FlagVerdict.Met, 1000)]
    [InlineData("far", 900, 1000, FlagVerdict.Behind, 950)]
    public void Demand_is_compared_with_the_contract(string label, int peak, int contract, FlagVerdict verdict, int threshold)
    {
        var finding = new FlagScene { DemandKw = contract }.With("2023-07", 1m, ("demand.maxKw", peak)).Find("2023-07", FlagRules.DemandNearLimit);
        Assert.Equal((label, verdict, (decimal?)threshold, "kW"), (label, finding.Verdict, finding.Threshold, finding.Unit));
    }

    [Fact]
    public void Demand_without_a_contract_says_what_to_state()
    {
        var finding = new FlagScene { DemandKw = null }.With("2023-07", 1m, ("demand.maxKw", 900m)).Find("2023-07", FlagRules.DemandNearLimit);
        Assert.Equal(FlagVerdict.Unknown, finding.Verdict);
        Assert.Contains("contract.demandKw", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("more than 5 % up", "0.2101", 4200, FlagVerdict.Met)]
    [InlineData("5 % up", "0.21", 4200, FlagVerdict.Between)]
    [InlineData("2 % up", "0.204", 4200, FlagVerdict.Behind)]
    [InlineData("value added falls", "0.3", 4100, FlagVerdict.Behind)]
    public void A_rising_intensity_is_flagged_only_while_value_added_does_not_fall(string label, string now, int added, FlagVerdict verdict)
    {
        const string Key = "intensity.tceCalorificPerValueAdded";
        var scene = new FlagScene()
            .With("2022", null, (Key, 0.2m), ("declared.valueAdded", 4200m))
            .With("2023", null, (Key, decimal.Parse(now)), ("declared.valueAdded", added));
        Assert.Equal((label, verdict), (label, scene.Find("2023", FlagRules.IntensityRising).Verdict));
    }

    [Theory]
    [InlineData("a forecast above", 100, 1000, FlagVerdict.Met)]
    [InlineData("a forecast below", 100, 1500, FlagVerdict.Behind)]
    [InlineData("the year so far above", 100, 300, FlagVerdict.Met)]
    public void A_budget_is_overrun_when_two_monthly_forecasts_say_so(string label, int month, int allotted, FlagVerdict verdict)
    {
        var text = ShippedReference.Json(ReferenceKind.Thresholds).Replace(
            "\"allotments\": []",
            $$"""
            "allotments": [ { "park": "qsh", "enterprise": "e1", "year": 2023, "figure": "carbon.total", "amount": {{allotted}},
              "source": "made up for a test", "confidence": "check" } ]
            """,
            StringComparison.Ordinal);
        var scene = new FlagScene { Reference = ShippedReference.Set(thresholds: text) };
        for (var number = 1; number <= 5; number++)
        {
            scene.With($"2023-0{number}", 1m, ("carbon.total", month + number));
        }

        var finding = scene.Find("2023-05", FlagRules.BudgetOverrun);
        Assert.Equal((label, verdict, (decimal?)allotted), (label, finding.Verdict, finding.Threshold));
        Assert.Contains("95 % between", finding.Text, StringComparison.Ordinal);
        Assert.Equal(FlagVerdict.Unknown, new FlagScene().With("2023-05", 1m, ("carbon.total", 1m)).Find("2023-05", FlagRules.BudgetOverrun).Verdict);
    }

    [Fact]
    public void The_rules_name_every_period_that_they_read()
    {
        var needs = FlagRules.Needs(AccountingPeriod.Parse("2023-Q1"), ShippedReference.Set()).Select(period => period.ToString());
        Assert.Equal(["2021-Q4", "2022-Q1", "2022-Q4", "2023-Q1"], needs);
        Assert.Equal(
            ["2023-12", "2023-Q4", "2023"], FlagRules.Due(LocalMonth.Of(2023, 12)).Select(period => period.ToString()));
        Assert.Equal(
            ["2023-06", "2023-07", "2023-07-R12"],
            FlagRules.Needs(AccountingPeriod.Parse("2023-07"), ShippedReference.Set()).Select(period => period.ToString()).Order());
    }

    [Theory]
    [InlineData("an unknown rule", "\"DATA_BAD\"", "\"DATA_ODD\"", "DATA_ODD")]
    [InlineData("a clearing limit beyond", "\"clear\": 1.9 }", "\"clear\": 2.1 }", "clearing threshold")]
    [InlineData("an unknown name", "\"rolling\": true", "\"roling\": true", "roling")]
    [InlineData("grades that fall", "[0.6, 0.8, 1.2, 2.0]", "[0.6, 1.8, 1.2, 2.0]", "rising")]
    [InlineData("weights that miss 100", "\"weight\": 30", "\"weight\": 31", "101")]
    [InlineData("a period that is none", "{ \"month\": 1 }", "{ \"week\": 1 }", "week")]
    public void A_spoilt_document_is_refused_with_the_place(string label, string old, string now, string said)
    {
        var faults = new ReferenceFaults();
        var table = ThresholdTable.Read(ShippedReference.Json(ReferenceKind.Thresholds).Replace(old, now, StringComparison.Ordinal), faults);
        Assert.True(faults.All.Any(fault => fault.Contains(said, StringComparison.Ordinal)), $"{label}: {string.Join('\n', faults.All)}");
        Assert.Same(ThresholdTable.Empty, table);
    }
}
