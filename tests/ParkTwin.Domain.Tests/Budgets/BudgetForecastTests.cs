using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Budgets;

namespace ParkTwin.Domain.Tests.Budgets;

/// <summary>The pace of a budget year: forecast, interval, and when there is none.</summary>
public sealed class BudgetForecastTests
{
    private static readonly Budget Allotment = new() { Year = 2026, Figure = "energy.tceCalorific", Unit = "tce", Allotted = 1200m };

    [Fact]
    public void Without_a_full_last_year_the_mean_month_goes_on()
    {
        var pace = BudgetForecast.Of(Allotment, Months(2026, 90m, 100m, 110m));
        Assert.Equal(BudgetMethod.Linear, pace.Method);
        Assert.Equal(3, pace.N);
        Assert.Equal(300m, pace.ToDate.Value);
        Assert.Equal(1200m, pace.Forecast.Value);
        Assert.Equal(1m, pace.Pace.Value);
        // s = 10, k = 9: 4.303 × 10 × √(9 + 81/3) = 258.18
        Assert.Equal(1458.18m, decimal.Round(pace.High.Value!.Value, 2));
        Assert.Equal(941.82m, decimal.Round(pace.Low.Value!.Value, 2));
        Assert.Equal(BudgetStatus.AtRisk, pace.Status);
    }

    [Fact]
    public void With_a_full_last_year_its_season_goes_on()
    {
        var last = Enumerable.Range(1, 12).Select(month => month * 10m).ToArray();
        var pace = BudgetForecast.Of(Allotment, [.. Months(2025, last), .. Months(2026, 12m, 24m, 36m, 48m)]);
        Assert.Equal(BudgetMethod.Seasonal, pace.Method);
        Assert.Equal(780m * 1.2m, pace.Forecast.Value);
        Assert.Equal(pace.Forecast.Value, pace.Low.Value);
        Assert.Equal(pace.Forecast.Value, pace.High.Value);
        Assert.Equal(BudgetStatus.Within, pace.Status);
    }

    [Theory]
    [InlineData("two months", 2, null, "2 months of 2026 are over; a forecast needs 3")]
    [InlineData("none", 0, null, "0 months of 2026 are over")]
    [InlineData("a gap", 5, 2, "2026-02 is not known")]
    public void Too_little_has_no_forecast_and_a_reason(string label, int count, int? unknown, string reason)
    {
        Assert.NotEmpty(label);
        var months = Enumerable.Range(1, count).Select(month => unknown == month ? (decimal?)null : 100m).ToArray();
        var pace = BudgetForecast.Of(Allotment, Months(2026, months));
        Assert.Null(pace.Forecast.Value);
        Assert.Null(pace.Low.Value);
        Assert.Contains(reason, pace.Forecast.Reason);
        Assert.Equal(BudgetMethod.None, pace.Method);
        Assert.Equal(BudgetStatus.Unknown, pace.Status);
    }

    [Fact]
    public void A_month_that_is_missing_between_others_is_named()
    {
        var months = Months(2026, 1m, 1m, 1m, 1m, 1m).Where(month => month.Month.Month != 3).ToList();
        Assert.Contains("2026-03 is missing", BudgetForecast.Of(Allotment, months).Forecast.Reason);
    }

    [Fact]
    public void A_month_with_holes_stops_the_forecast_and_a_running_month_is_left_out()
    {
        var months = Months(2026, 100m, 100m, 100m, 100m);
        var running = BudgetForecast.Of(Allotment, [.. months.Take(3), months[3] with { IsOver = false }]);
        Assert.Equal(300m, running.ToDate.Value);
        var holed = BudgetForecast.Of(Allotment, [.. months.Take(3), months[3] with { Completeness = 0.5m }]);
        Assert.Contains("2026-04 is 0.5 complete", holed.Forecast.Reason);
    }

    [Fact]
    public void A_last_year_with_a_hole_is_not_taken_for_a_season()
    {
        var last = Months(2025, [.. Enumerable.Repeat<decimal?>(100m, 12)]);
        last[7] = last[7] with { Value = null };
        Assert.Equal(BudgetMethod.Linear, BudgetForecast.Of(Allotment, [.. last, .. Months(2026, 1m, 2m, 3m)]).Method);
    }

    [Theory]
    [InlineData(5000, BudgetStatus.Within)]
    [InlineData(1300, BudgetStatus.AtRisk)]
    [InlineData(1100, BudgetStatus.OverrunForecast)]
    [InlineData(200, BudgetStatus.Overrun)]
    [InlineData(null, BudgetStatus.Unknown)]
    public void The_status_follows_from_date_forecast_and_interval(int? allotted, BudgetStatus status)
    {
        var pace = BudgetForecast.Of(Allotment with { Allotted = allotted }, Months(2026, 90m, 100m, 110m));
        Assert.Equal(status, pace.Status);
        Assert.Equal(allotted is null, pace.Pace.Value is null);
    }

    [Fact]
    public void The_interval_contains_the_forecast_and_every_figure_is_its_tree() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var count = random.Next(3, 13);
        var last = random.Next(2) == 0 ? Months(2025, Random(random, 12)) : [];
        var pace = BudgetForecast.Of(Allotment, [.. last, .. Months(2026, Random(random, count))]);
        Assert.True(pace.Low.Value <= pace.Forecast.Value && pace.Forecast.Value <= pace.High.Value, $"{pace.Low} {pace.Forecast} {pace.High}");
        Assert.True(pace.Low.Value >= pace.ToDate.Value, "the year cannot end below what is used");
        Assert.Equal(count, pace.N);
        foreach (var figure in new[] { pace.Forecast, pace.Low, pace.High, pace.Pace, pace.Used })
        {
            Assert.Equal(figure.Value, figure.Evaluate());
        }
    });

    [Fact]
    public void A_year_that_is_over_forecasts_itself_exactly() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var values = Random(random, 12);
        var pace = BudgetForecast.Of(Allotment, [.. Months(2025, Random(random, 12)), .. Months(2026, values)]);
        Assert.Equal(BudgetMethod.Complete, pace.Method);
        Assert.All(new[] { pace.ToDate, pace.Forecast, pace.Low, pace.High }, figure => Assert.Equal(values.Sum(), figure.Value));
    });

    private static decimal?[] Random(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (decimal?)(random.Next(0, 10_000_000) / 1000m))];

    private static List<BudgetMonth> Months(int year, params decimal?[] values) =>
        [.. values.Select((value, index) => new BudgetMonth(LocalMonth.Of(year, index + 1), value, null, true))];

    private static List<BudgetMonth> Months(int year, decimal[] values) => Months(year, [.. values.Select(value => (decimal?)value)]);
}
