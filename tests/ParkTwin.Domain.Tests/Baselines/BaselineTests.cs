using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;

namespace ParkTwin.Domain.Tests.Baselines;

/// <summary>Ratio and regression baselines, coverage, versions, degree days.</summary>
public sealed class BaselineTests
{
    private static readonly AccountingPeriod Year = AccountingPeriod.OfYear(2025);
    private static readonly AccountingPeriod Quarter = AccountingPeriod.OfQuarter(2026, 1);

    [Fact]
    public void A_ratio_baseline_expects_the_reference_periods_energy_per_driver()
    {
        // 2025: 12 000 kWh for 1 200: 10 a piece. 2026-Q1: 2 700 kWh for 300: 9 a piece.
        var result = BaselineComparison.Of(Made(BaselineModel.Ratio, Points(Year, 1000m, 100m)), Quarter, Points(Quarter, 900m, 100m));
        Assert.Equal(10m, result.EnB.Value);
        Assert.Equal(9m, result.EnPI.Value);
        Assert.Equal(3000m, result.Expected.Value);
        Assert.Equal(300m, result.Saved.Value);
        Assert.Equal(0.1m, result.Improvement.Value);
        Assert.Null(result.R2);
        Assert.Equal(12, result.N);
    }

    [Fact]
    public void A_regression_finds_the_line_that_the_months_lie_on() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var (a, b) = (random.Next(0, 100_000) / 10m, random.Next(1, 10_000) / 100m);
        var points = Year.Months().Select((month, index) =>
        {
            var driver = (random.Next(1, 100_000) / 10m) + index;
            return new BaselinePoint(month, a + (b * driver), driver, 1m);
        }).ToList();
        var reported = Quarter.Months().Select(month => new BaselinePoint(month, a + (b * 50m) - 7m, 50m, 1m)).ToList();
        var result = BaselineComparison.Of(Made(BaselineModel.Regression, points), Quarter, reported);
        Assert.Equal(b, decimal.Round(result.Slope!.Value!.Value, 12));
        Assert.Equal(a, decimal.Round(result.Intercept!.Value!.Value, 9));
        Assert.Equal(1m, decimal.Round(result.R2!.Value!.Value, 12));
        Assert.Equal(21m, decimal.Round(result.Saved.Value!.Value, 9));
        Assert.Equal(result.Saved.Value, result.Saved.Evaluate());
        Assert.Equal(result.R2.Value, result.R2.Evaluate());
    });

    [Fact]
    public void A_regression_of_known_months_has_its_known_fit()
    {
        // n 6, Σx 21, Σx² 91, Σy 27, Σxy 108, Σy² 135: b = 81/105, a = (27 − 21b)/6, R² = 81b/81.
        decimal[] y = [2m, 4m, 5m, 4m, 5m, 7m];
        var points = y.Select((value, index) => new BaselinePoint(LocalMonth.Of(2025, index + 1), value, index + 1m, null)).ToList();
        var result = BaselineComparison.Of(Made(BaselineModel.Regression, points), Quarter, Points(Quarter, 5m, 3m, null));
        Assert.Equal(0.771429m, decimal.Round(result.Slope!.Value!.Value, 6));
        Assert.Equal(1.8m, decimal.Round(result.Intercept!.Value!.Value, 6));
        Assert.Equal(0.771429m, decimal.Round(result.R2!.Value!.Value, 6));
    }

    [Theory]
    [InlineData("equal", "1", "1", null)]
    [InlineData("within tolerance", "1", "0.96", null)]
    [InlineData("both below", "0.8", "0.8", "The reference period is 0.8 complete, below 0.9")]
    [InlineData("reporting below", "1", "0.7", "The reporting period is 0.7 complete, below 0.9")]
    [InlineData("different", "0.9", "1", "they may differ by 0.05")]
    [InlineData("one declared", "1", null, "One period is metered and the other declared")]
    [InlineData("both declared", null, null, null)]
    public void Periods_of_different_coverage_are_never_compared(string label, string? before, string? now, string? reason)
    {
        Assert.NotEmpty(label);
        var result = BaselineComparison.Of(
            Made(BaselineModel.Ratio, Points(Year, 1000m, 100m, Number(before))), Quarter, Points(Quarter, 900m, 100m, Number(now)));
        Assert.Equal(reason is null, result.Improvement.Value is not null);
        Assert.Equal(reason is null, result.Saved.Value is not null);
        Assert.Contains(reason ?? string.Empty, result.Saved.Reason ?? string.Empty);
        Assert.Equal(9m, result.EnPI.Value);
    }

    [Fact]
    public void An_unknown_month_leaves_no_saving_and_is_named()
    {
        var months = Points(Quarter, 900m, 100m);
        months[1] = months[1] with { Energy = null };
        var result = BaselineComparison.Of(Made(BaselineModel.Ratio, Points(Year, 1000m, 100m)), Quarter, months);
        Assert.Null(result.Saved.Value);
        Assert.Contains("energy.loadKwh of 2026-02 is not known", result.Saved.Reason);
    }

    [Fact]
    public void Too_few_months_or_a_driver_that_stands_still_give_no_line()
    {
        var few = BaselineComparison.Of(Made(BaselineModel.Regression, Points(Quarter, 1m, 1m)), Quarter, Points(Quarter, 1m, 1m));
        Assert.Contains("has 3 months with energy and driver; a regression needs 6", few.R2!.Reason);
        Assert.Null(few.Saved.Value);
        var still = BaselineComparison.Of(Made(BaselineModel.Regression, Points(Year, 1000m, 100m)), Quarter, Points(Quarter, 1m, 1m));
        Assert.Null(still.Slope!.Value);
        Assert.Null(still.Saved.Value);
    }

    [Fact]
    public void A_period_takes_the_version_that_had_begun_and_none_across_a_re_baseline()
    {
        var first = Made(BaselineModel.Ratio, Points(Year, 1000m, 100m));
        var second = first with { Version = 2, From = LocalMonth.Of(2026, 5), Reason = "new line" };
        Baseline[] all = [second, first];
        Assert.Equal(first, BaselineComparison.VersionFor(all, "b1", Quarter, out var reason));
        Assert.Null(reason);
        Assert.Equal(second, BaselineComparison.VersionFor(all, "b1", AccountingPeriod.OfQuarter(2026, 3), out _));
        Assert.Null(BaselineComparison.VersionFor(all, "b1", AccountingPeriod.OfQuarter(2026, 2), out reason));
        Assert.Contains("made anew from 2026-05 (new line), inside 2026-Q2", reason);
        Assert.Null(BaselineComparison.VersionFor(all, "b1", AccountingPeriod.OfYear(2024), out reason));
        Assert.Contains("begins with 2026-01", reason);
        Assert.Null(BaselineComparison.VersionFor(all, "b2", Quarter, out reason));
        Assert.Contains("'b2' is not known", reason);
    }

    [Fact]
    public void Degree_days_are_sums_over_days_and_one_missing_day_makes_them_unknown()
    {
        var march = LocalMonth.Of(2026, 3);
        var means = Enumerable.Range(0, 31).ToDictionary(day => march.First.AddDays(day), day => day < 10 ? 8m : day < 20 ? 20m : 30m);
        var known = DegreeDays.Of(march, means);
        Assert.Equal((100m, 44m, 31), (known.Heating, known.Cooling, known.KnownDays));
        means.Remove(new(2026, 3, 31));
        var unknown = DegreeDays.Of(march, means, 18m, 26m);
        Assert.Null(unknown.Heating);
        Assert.Contains("30 of 31 days", unknown.Reason);
        Assert.Throws<ArgumentException>(() => DegreeDays.Of(march, means, 20m, 19m));
    }

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static List<BaselinePoint> Points(AccountingPeriod period, decimal energy, decimal driver, decimal? completeness = 1m) =>
        [.. period.Months().Select(month => new BaselinePoint(month, energy, driver, completeness))];

    private static Baseline Made(BaselineModel model, IReadOnlyList<BaselinePoint> points) => new()
    {
        Id = "b1",
        Version = 1,
        Model = model,
        Energy = "energy.loadKwh",
        EnergyUnit = "kWh",
        Driver = "declared.output",
        DriverUnit = "10k CNY",
        Reference = Year,
        Points = points,
        From = LocalMonth.Of(2026, 1),
        Reason = "first",
        By = "local",
        AtUnixMs = 0,
    };
}
