using ParkTwin.Domain.Billing;
using ParkTwin.Domain.Forecasts;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.Tests.Tariffs;

namespace ParkTwin.Domain.Tests.Billing;

/// <summary>A month's bill at its end: what is known, and what like days let expect.</summary>
public sealed class BillForecastTests
{
    private const long Kwh = 1_000_000;

    /// <summary>A works that runs on workdays from 08:00 to 18:00 with 100 kWh a quarter-hour, and with 10 otherwise.</summary>
    private static long? Works(QuarterPlace place) =>
        place is { Kind: DayKind.Workday, Quarter: >= 32 and < 72 } ? 100 * Kwh : 10 * Kwh;

    [Fact]
    public void A_month_of_equal_weeks_is_forecast_exactly_and_without_an_interval()
    {
        // September 2026 has 22 workdays and 8 days of weekends, of which Sunday the 20th is worked for the National Day.
        var forecast = new BillScene(14, Works).Forecast;
        var whole = (23 * ((40 * 100m) + (56 * 10m))) + (7 * 96 * 10m);
        Assert.Equal((whole, whole, whole), (forecast.Kwh.Value.Value, forecast.Kwh.Low.Value, forecast.Kwh.High.Value));
        Assert.Equal(400m, forecast.MaxKw.Value.Value);

        // 16:00 to 18:00 is peak, 08:00 to 11:00 and 14:00 to 16:00 flat, 11:00 to 14:00 valley (浙发改价格〔2026〕112号, spring and autumn).
        Assert.Equal(23 * ((8 * 100m) + (20 * 10m)) + (7 * 28 * 10m), forecast.BandKwh[TimeBand.Peak].Value.Value);
        Assert.Equal(forecast.BandKwh[TimeBand.Peak].Value.Value * 0.6m * 1.85m, forecast.BandCost[TimeBand.Peak].Value.Value);
        Assert.Equal(forecast.BandCost.Values.Sum(one => one.Value.Value), forecast.Energy.Value.Value);
        Assert.Equal(800m * 40m, forecast.Demand.Value.Value); // The floor, 40 % of 2 000 kVA, is above 400 kW.
        Assert.Equal(forecast.Energy.Value.Value + forecast.Demand.Value.Value + forecast.Adjustment.Value.Value, forecast.Total.Value.Value);
    }

    [Fact]
    public void A_month_that_is_over_is_its_account()
    {
        var scene = new BillScene(30, Works);
        var (account, forecast) = (scene.Account, scene.Forecast);
        Assert.True(forecast.IsOver);
        Assert.Equal(account.Figures["cost.total"].Value, forecast.Total.Value.Value);
        Assert.Equal((forecast.Total.Value.Value, forecast.Total.Value.Value), (forecast.Total.Low.Value, forecast.Total.High.Value));
    }

    [Theory]
    [InlineData(2, "2 whole days of readings", true)]
    [InlineData(3, "", false)]
    public void Too_little_history_gives_no_forecast_and_says_how_much_is_needed(int days, string said, bool unknown)
    {
        var begin = BillScene.September.First.AddDays(9 - days);
        var forecast = new BillScene(9, place => place.Day < begin ? null : Works(place)).Forecast;
        Assert.Equal(unknown, forecast.Total.Value.Value is null);
        Assert.Contains(said, forecast.Total.Value.Reason ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void Quarter_hours_that_are_missing_are_expected_as_on_like_days_and_those_before_the_first_reading_are_not()
    {
        var gap = BillScene.September.First.AddDays(8);
        var full = new BillScene(14, Works).Projection;
        var holed = new BillScene(14, place => place.Day == gap && place.Quarter is >= 40 and < 44 ? null : Works(place)).Projection;
        Assert.Equal((0, 4), (full.MissingQuarters, holed.MissingQuarters));
        Assert.Equal(400m, holed.Bands.Sum(band => band.Missing));
        var begun = BillScene.September.First.AddDays(7);
        Assert.Equal(0, new BillScene(14, place => place.Day < begun ? null : Works(place)).Projection.MissingQuarters);
    }

    [Fact]
    public void A_kind_of_day_without_days_of_its_own_takes_those_of_a_like_kind()
    {
        // The only Saturdays of the history are not known: they are taken as Sundays, not as workdays.
        var forecast = new BillScene(14, place => place.Kind == DayKind.Saturday ? null : Works(place)).Forecast;
        var saturdays = Enumerable.Range(0, 30).Count(day => BillScene.September.First.AddDays(day).DayOfWeek == DayOfWeek.Saturday);
        Assert.Equal((23 * 4560m) + (7 * 960m), forecast.Kwh.Value.Value);
        Assert.Equal(4, saturdays);
    }

    [Fact]
    public void A_price_that_is_not_known_leaves_the_kilowatt_hours_forecast()
    {
        var forecast = new BillScene(14, Works, TariffFiles.Table).Forecast;
        Assert.NotNull(forecast.Kwh.Value.Value);
        Assert.Null(forecast.Energy.Value.Value);
        Assert.Contains("flatBase", forecast.Energy.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_is_never_below_what_is_known_and_its_parts_make_the_whole() => Seeds.Run(
        seed =>
        {
            var random = new Random(seed);
            var scene = new BillScene(random.Next(0, 31), place => random.Next(40) == 0 ? null : random.Next(0, 200) * Kwh);
            var (account, forecast) = (scene.Account, scene.Forecast);
            foreach (var (range, known) in new[]
            {
                (forecast.Kwh, BillForecasts.Bought(account)), (forecast.Energy, account.Figures["cost.energy"]),
                (forecast.MaxKw, account.Figures["demand.maxKw"]), (forecast.Demand, account.Figures["cost.demand"]),
            })
            {
                if (known.Value is not { } least || range.Value.Value is not { } value)
                {
                    continue;
                }

                Assert.True(range.Low.Value >= least, $"{range.Low} is below {known}");
                Assert.True(range.Low.Value <= value && value <= range.High.Value, $"{range.Low}, {range.Value}, {range.High}");
            }

            if (forecast.Kwh.Value.Value is { } all)
            {
                Assert.Equal(all, forecast.BandKwh.Values.Sum(one => one.Value.Value));
                Assert.Equal(forecast.Energy.Value.Value, forecast.BandCost.Values.Sum(one => one.Value.Value));
            }

            foreach (var figure in new[] { forecast.Total.Value, forecast.Total.Low, forecast.Total.High, forecast.Kwh.High })
            {
                Assert.Equal(figure.Value, figure.Evaluate());
            }
        },
        40);

    [Fact]
    public void The_days_of_a_month_make_its_bill_to_the_last_digit() => Seeds.Run(
        seed =>
        {
            var random = new Random(seed);
            var scene = new BillScene(random.Next(1, 31), _ => random.Next(30) == 0 ? null : random.NextInt64(0, 300_000_000));
            var account = scene.Account;
            var days = BillDay.Of(scene.Month, scene.Clock);
            Assert.Equal(30, days.Count);
            var sum = 0m;
            foreach (var band in TimeBands.All.Where(band => account.Figures.ContainsKey($"cost.band.{TimeBands.Of(band)}")))
            {
                var word = TimeBands.Of(band);
                Assert.Equal(account.Figures[$"cost.bandKwh.{word}"].Value, days.Sum(day => day.Kwh(band)));
                var cost = days.Sum(day => day.Kwh(band) * (BillForecasts.PriceOf(account, band).Value ?? 0m));
                Assert.Equal(account.Figures[$"cost.band.{word}"].Value, cost);
                sum += cost;
            }

            Assert.Equal(account.Figures["cost.energy"].Value, sum);
        },
        40);

    [Theory]
    [InlineData("2026-10-01", DayKind.Holiday)]
    [InlineData("2026-09-12", DayKind.Saturday)]
    [InlineData("2026-09-13", DayKind.Sunday)]
    [InlineData("2026-09-14", DayKind.Workday)]
    [InlineData("2026-09-20", DayKind.Workday)]
    [InlineData("2026-10-10", DayKind.Workday)]
    public void A_day_is_of_the_kind_that_the_tariffs_holidays_and_the_week_make_it(string day, DayKind kind) =>
        Assert.Equal(kind, new DayKinds(TariffFiles.Table.Holidays).Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
