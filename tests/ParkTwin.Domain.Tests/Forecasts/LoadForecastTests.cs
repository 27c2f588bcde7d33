using ParkTwin.Domain.Forecasts;

namespace ParkTwin.Domain.Tests.Forecasts;

public sealed class LoadForecastTests
{
    private const int OffsetMs = 28_800_000;
    private static readonly DateOnly First = new(2026, 9, 1);

    [Fact]
    public void A_week_that_repeats_itself_is_forecast_exactly_and_without_a_band()
    {
        var forecast = Forecast(70, 40, (day, quarter) => Factory(day, quarter));
        Assert.Null(forecast.Reason);
        Assert.All(forecast.Rows, (row, i) =>
        {
            var (day, quarter) = (First.AddDays(70 + ((40 + i) / 96)), (40 + i) % 96);
            Assert.Equal((Factory(day, quarter), Factory(day, quarter), Factory(day, quarter)), (row.Amount, row.Low, row.High));
        });
        Assert.Equal((96 - 40) + 96, forecast.Rows.Count);
        Assert.InRange(forecast.BackTest.Wape!.Value, 0, 1e-12);
    }

    [Fact]
    public void A_saturday_is_not_forecast_from_fridays_nor_a_holiday_from_workdays()
    {
        // 2026-11-13 is a Friday; the next day is off, and 1 to 7 October were too.
        var kinds = new DayKinds([new("national-day", new(2026, 10, 1), new(2026, 10, 7), "notice", default)]);
        Assert.Equal((DayKind.Workday, DayKind.Saturday, DayKind.Sunday, DayKind.Holiday),
            (kinds.Of(new(2026, 11, 13)), kinds.Of(new(2026, 11, 14)), kinds.Of(new(2026, 11, 15)), kinds.Of(new(2026, 10, 1))));
        var forecast = Forecast(73, 48, Factory, kinds);
        Assert.Equal(DayOfWeek.Friday, First.AddDays(73).DayOfWeek);
        Assert.Equal(Factory(First.AddDays(74), 40), forecast.Rows[48 + 40].Amount);
        Assert.True(forecast.Rows[48 + 40].Amount < Factory(First.AddDays(73), 40) / 2);
    }

    [Fact]
    public void Gaps_and_one_mad_day_hardly_move_it()
    {
        var whole = Forecast(70, 40, Factory);
        var holed = Forecast(70, 40, (day, quarter) => day.Day % 9 == 4 ? null : day == First.AddDays(60) ? 40_000_000 : Factory(day, quarter));
        Assert.All(holed.Rows.Zip(whole.Rows), pair =>
            Assert.InRange(pair.First.Amount!.Value, pair.Second.Amount!.Value * 0.93, pair.Second.Amount.Value * 1.07));
    }

    [Fact]
    public void A_factory_that_runs_at_half_its_level_since_three_days_is_followed()
    {
        var forecast = Forecast(70, 0, (day, quarter) => day >= First.AddDays(66) ? Factory(day, quarter) / 2 : Factory(day, quarter));
        Assert.InRange(forecast.Level!.Value, 0.5, 0.95);
        Assert.True(forecast.Rows[40].Amount < 0.85 * Factory(First.AddDays(70), 40)!.Value);
    }

    [Fact]
    public void Where_too_little_is_known_it_is_null_with_its_reason_and_never_zero()
    {
        var two = Forecast(2, 0, Factory);
        Assert.All(two.Rows, row => Assert.Equal((null, null, null), (row.Amount, row.Low, row.High)));
        Assert.Contains("needs 3 known days", two.Reason, StringComparison.Ordinal);
        var none = Forecast(70, 0, (_, _) => null);
        Assert.All(none.Rows, row => Assert.Null(row.Amount));
        Assert.Null(none.BackTest.Wape);
    }

    [Fact]
    public void What_comes_after_the_present_is_not_looked_at() => ForEach(20, seed =>
    {
        var dice = new Random(seed);
        var points = Points(60, 2, (day, quarter) => Noisy(dice, day, quarter));
        var now = points[(60 * 96) + dice.Next(96)].StartUnixMs;
        var blind = points.Select(point => point.StartUnixMs >= now ? point with { Amount = null } : point).ToArray();
        Assert.Equal(
            LoadForecast.Of(blind, now, DayKinds.WithoutHolidays).Rows,
            LoadForecast.Of(points, now, DayKinds.WithoutHolidays).Rows);
    });

    [Fact]
    public void The_band_holds_the_forecast_and_nothing_that_was_never_negative_falls_below_zero() => ForEach(40, seed =>
    {
        var dice = new Random(seed);
        var forecast = Forecast(dice.Next(5, 75), dice.Next(96), (day, quarter) => Noisy(dice, day, quarter));
        Assert.All(forecast.Rows.Where(row => row.Amount is not null && row.Low is not null), row =>
        {
            Assert.True(row.Low <= row.Amount && row.Amount <= row.High, $"{row}");
            Assert.True(row.Low >= 0, $"{row}");
        });
    });

    [Fact]
    public void Four_of_five_quarter_hours_fall_into_the_band()
    {
        var (inside, all) = (0, 0);
        ForEach(12, seed =>
        {
            var dice = new Random(seed);
            var points = Points(71, 1, (day, quarter) => (long)(Factory(day, quarter)!.Value * (1 + (0.2 * (dice.NextDouble() - 0.5)))));
            var was = points.ToDictionary(point => point.StartUnixMs, point => point.Amount);
            foreach (var row in LoadForecast.Of(points, points[70 * 96].StartUnixMs, DayKinds.WithoutHolidays).Rows.Where(row => row.Low is not null))
            {
                all++;
                inside += was[row.StartUnixMs] is { } amount && row.Low <= amount && amount <= row.High ? 1 : 0;
            }
        });
        Assert.InRange((double)inside / all, 0.7, 0.9);
    }

    private static void ForEach(int count, Action<int> property) => Seeds.Run(property, count);

    private static long? Factory(DateOnly day, int quarter) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => 2_000_000,
        DayOfWeek.Sunday => 1_000_000,
        _ => quarter is >= 32 and < 72 ? 8_000_000 : 1_500_000,
    };

    private static long? Noisy(Random dice, DateOnly day, int quarter) =>
        dice.Next(20) == 0 ? null : (long)(Factory(day, quarter)!.Value * (0.5 + dice.NextDouble()));

    private static Forecast Forecast(int days, int quarter, Func<DateOnly, int, long?> amount, DayKinds? kinds = null)
    {
        var points = Points(days, 2, amount);
        return LoadForecast.Of(points, points[(days * 96) + quarter].StartUnixMs + 1, kinds ?? DayKinds.WithoutHolidays);
    }

    private static ForecastPoint[] Points(int days, int ahead, Func<DateOnly, int, long?> amount)
    {
        var midnight = new DateTimeOffset(First, default, TimeSpan.FromMilliseconds(OffsetMs)).ToUnixTimeMilliseconds();
        return
        [
            .. Enumerable.Range(0, (days + ahead) * 96).Select(i =>
                new ForecastPoint(midnight + (i * QuarterHour.LengthMs), OffsetMs, amount(First.AddDays(i / 96), i % 96))),
        ];
    }
}
