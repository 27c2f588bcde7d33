using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Tests;

public sealed class ModelTests
{
    [Fact]
    public void The_same_seed_gives_the_same_reading_whatever_was_asked_before()
    {
        foreach (var seed in Seeds.Take(4))
        {
            var straight = Parks.Model("C34", seed);
            var wandering = Parks.Model("C34", seed);
            var random = new Random(seed);
            var instants = Enumerable.Range(0, 60).Select(
                _ => Parks.Ms(Parks.Monday) + random.NextInt64(0, 90L * 86_400_000)).ToList();
            var forward = instants.Order().ToDictionary(at => at, at => straight.Meters.Select(meter => meter.Read(at)).ToList());
            foreach (var at in instants)
            {
                Assert.True(
                    forward[at].SequenceEqual(wandering.Meters.Select(meter => meter.Read(at))),
                        $"reading at {at}, {Seeds.Replay(seed)}");
            }
        }
    }

    [Fact]
    public void Another_seed_is_another_park()
    {
        var at = Parks.Ms(Parks.Monday.AddDays(3));

        Assert.NotEqual(Parks.Model("C34", 1).Find("grid").Read(at), Parks.Model("C34", 2).Find("grid").Read(at));
    }

    [Fact]
    public void A_register_moves_by_the_integral_of_its_rate()
    {
        foreach (var seed in Seeds.Take(4))
        {
            var site = Parks.Model("C34", seed).Site(Domain.EnterpriseId.Parse("e"));
            var ripple = new Ripple((ulong)seed * 77, 0.6);
            var from = Parks.Ms(Parks.Monday.AddHours(7.1));
            var to = from + (5 * 3_600_000);
            var integral = 0.0;
            for (var at = from; at < to; at += 1_000)
            {
                integral += site.Rate(Channel.Load, at + 500, ripple) / 3_600;
            }

            var moved = site.Total(Channel.Load, to, ripple) - site.Total(Channel.Load, from, ripple);
            Assert.True(Math.Abs(moved - integral) < 0.001 * moved, $"moved {moved}, integral {integral}, {Seeds.Replay(seed)}");
        }
    }

    [Fact]
    public void Registers_never_step_back_from_second_to_second()
    {
        foreach (var seed in Seeds.Take(3))
        {
            var model = Parks.Model("C17", seed);
            var from = Parks.Ms(Parks.Monday.AddHours(5));
            foreach (var meter in model.Meters.Where(meter => meter.Definition.Kind == Domain.MeterKind.Register))
            {
                var before = long.MinValue;
                for (var at = from; at < from + 7_200_000; at += 1_000)
                {
                    var now = meter.Read(at).Scaled;
                    Assert.True(now >= before, $"{meter.Definition.Id} at {at}, {Seeds.Replay(seed)}");
                    before = now;
                }
            }
        }
    }

    [Fact]
    public void Import_less_export_is_load_less_PV()
    {
        foreach (var seed in Seeds.Take(10))
        {
            var model = Parks.Model("C34", seed);
            var site = model.Site(Domain.EnterpriseId.Parse("e"));
            double Moved(int channel) => site.Total(channel, Parks.Ms(Parks.Monday.AddDays(7)), default)
                - site.Total(channel, Parks.Ms(Parks.Monday), default);

            Assert.Equal(Moved(Channel.Load) - Moved(Channel.Pv), Moved(Channel.Import) - Moved(Channel.Export), 3);
            Assert.True(Moved(Channel.Pv) > 0, Seeds.Replay(seed));
        }
    }

    [Fact]
    public void A_gauge_shows_what_the_register_of_the_same_load_moves_by()
    {
        var model = Parks.Model("C34");
        var gauge = model.Find("kw");
        var at = Parks.Ms(Parks.Monday.AddHours(10)) + 222_000;

        var moved = (gauge.Total(at + 500) - gauge.Total(at - 500)) * 3_600;

        Assert.Equal(moved, (double)gauge.Read(at).ToDecimal(), 1.0);
    }

    [Fact]
    public void Intervals_add_up_to_the_register_of_the_same_flow()
    {
        var meter = Parks.Model("C34").Find("hour");
        var day = Parks.Ms(Parks.Monday);
        var sum = 0m;
        for (var hour = 1; hour <= 24; hour++)
        {
            sum += meter.Read(day + (hour * 3_600_000L)).ToDecimal();
        }

        Assert.Equal(meter.Total(day + 86_400_000) - meter.Total(day), (double)sum, 0.002);
    }

    [Theory]
    [InlineData("C18", Label = "one shift")]
    [InlineData("C34", Label = "two shifts")]
    [InlineData("C17", Label = "continuous")]
    [InlineData("I65", Label = "office")]
    public void Nights_and_weekends_are_lower(string industry)
    {
        var site = Parks.Model(industry).Site(Domain.EnterpriseId.Parse("e"));
        double Moved(double fromHours, double hours) =>
            site.Total(Channel.Load, Parks.Ms(Parks.Monday.AddHours(fromHours + hours)), default)
            - site.Total(Channel.Load, Parks.Ms(Parks.Monday.AddHours(fromHours)), default);

        Assert.True(Moved(1, 4) < Moved(9, 4), "night < day");
        Assert.True(Moved(5 * 24, 48) < Moved(24, 48), "weekend < weekdays");
    }

    [Fact]
    public void The_spring_festival_is_quieter_than_a_working_week()
    {
        var site = Parks.Model("C34").Site(Domain.EnterpriseId.Parse("e"));
        var eve = new DateTimeOffset(2026, 2, 16, 0, 0, 0, TimeSpan.FromHours(8));
        double Moved(DateTimeOffset from) =>
            site.Total(Channel.Load, Parks.Ms(from.AddDays(5)), default) - site.Total(Channel.Load, Parks.Ms(from), default);

        Assert.True(Moved(eve) < 0.6 * Moved(Parks.Monday));
    }

    [Fact]
    public void PV_is_zero_at_night_and_greatest_about_noon()
    {
        var site = Parks.Model("C34").Site(Domain.EnterpriseId.Parse("e"));
        var byHour = new double[24];
        for (var day = 0; day < 60; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                byHour[hour] += site.Rate(Channel.Pv, Parks.Ms(Parks.Monday.AddDays(day).AddHours(hour)), default);
            }
        }

        Assert.All([0, 1, 2, 3, 4, 20, 21, 22, 23], hour => Assert.Equal(0, byHour[hour]));
        Assert.InRange(Array.IndexOf(byHour, byHour.Max()), 11, 13);
    }

    [Theory]
    [InlineData(2026, 6, 21, 83.2, Label = "summer solstice: 90 - 30.27 + 23.44")]
    [InlineData(2026, 12, 22, 36.3, Label = "winter solstice: 90 - 30.27 - 23.44")]
    [InlineData(2026, 3, 20, 59.7, Label = "equinox: 90 - 30.27")]
    public void The_sun_stands_over_Hangzhou_as_the_almanac_says(int year, int month, int day, double noonDegrees)
    {
        var start = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.FromHours(8));
        var highest = Enumerable.Range(0, 1440).Max(minute =>
            SolarPosition.At(Parks.Ms(start.AddMinutes(minute)), GeoPoint.Hangzhou).SinElevation);

        Assert.Equal(noonDegrees, Math.Asin(highest) * 180 / Math.PI, 0.15);
    }

    [Theory]
    [InlineData("2026-02-17", "Holiday", Label = "new year's day of the lunar year")]
    [InlineData("2026-02-14", "Workday", Label = "a Saturday moved for the spring festival")]
    [InlineData("2026-10-01", "Holiday", Label = "national day")]
    [InlineData("2026-10-10", "Workday", Label = "a Saturday moved for national day")]
    [InlineData("2026-11-21", "Weekend", Label = "a plain Saturday")]
    [InlineData("2026-11-23", "Workday", Label = "a plain Monday")]
    [InlineData("2027-02-06", "Holiday", Label = "lunar new year of 2027, by the calendar")]
    [InlineData("2028-05-28", "Holiday", Label = "dragon boat festival of 2028, by the calendar")]
    public void Holidays_are_those_of_China(string date, string expected) =>
        Assert.Equal(expected, ChineseCalendar.KindOf(DateOnly.Parse(date, null)).ToString());
}
