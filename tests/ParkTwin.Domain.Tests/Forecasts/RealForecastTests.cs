using ParkTwin.Domain.Forecasts;

namespace ParkTwin.Domain.Tests.Forecasts;

/// <summary>The forecast against real meters: every ninth day at ten in the morning, to the end of the next day, beside "as a week ago".</summary>
public sealed class RealForecastTests(ITestOutputHelper output)
{
    private const long DayMs = 86_400_000;

    /// <summary>Series of real buildings, the hour their clock is ahead of UTC (without summer time), and what the method may be off by.</summary>
    [Theory]
    [InlineData("steel-main-elec", 9, 0.55)]
    [InlineData("ucam-*-elec", 0, 0.20)]
    [InlineData("ucam-*-gas", 0, 0.60)]
    [InlineData("rsf-*", -7, 0.40)]
    public void It_is_nearer_than_a_week_ago(string which, int zoneHours, double most)
    {
        var parts = which.Split('*');
        var (off, offWeek, sum, better, meters) = (0d, 0d, 0d, 0, 0);
        foreach (var meter in RealData.Meters.Where(one => one.Id.StartsWith(parts[0], StringComparison.Ordinal)
            && one.Id.EndsWith(parts[^1], StringComparison.Ordinal) && one.Definition.Kind == MeterKind.Interval))
        {
            var (error, week, amount) = Measure(Series(meter, zoneHours * 3_600_000));
            if (amount > 0)
            {
                (off, offWeek, sum, meters) = (off + error, offWeek + week, sum + amount, meters + 1);
                better += error < week ? 1 : 0;
            }
        }

        output.WriteLine($"{which}: {meters} meters, WAPE {off / sum:0.000}, as a week ago {offWeek / sum:0.000}, better for {better}");
        Assert.True(off < 0.97 * offWeek, $"{which}: WAPE {off / sum:0.000}, as a week ago {offWeek / sum:0.000}");
        Assert.True(off / sum < most, $"{which}: WAPE {off / sum:0.000} is not below {most}");
        Assert.True(better * 3 >= meters * 2, $"better for {better} of {meters} meters");
    }

    private static (double Error, double Week, double Amount) Measure(ForecastPoint[] points)
    {
        var (error, week, amount) = (0d, 0d, 0d);
        for (var day = LoadForecast.HistoryDays; (day + 2) * 96 <= points.Length; day += 9)
        {
            var span = points[((day - LoadForecast.HistoryDays) * 96)..((day + 2) * 96)];
            var now = points[(day * 96) + 40].StartUnixMs;
            var rows = LoadForecast.Of(span, now, DayKinds.WithoutHolidays).Rows;
            for (var i = 0; i < rows.Count; i++)
            {
                var at = (day * 96) + 40 + i;
                if (rows[i].Amount is { } forecast && points[at].Amount is { } was && points[at - (7 * 96)].Amount is { } before)
                {
                    error += Math.Abs(forecast - was);
                    week += Math.Abs(before - was);
                    amount += Math.Abs(was);
                }
            }
        }

        return (error, week, amount);
    }

    /// <summary>The readings spread evenly over their quarter-hours, from the first local midnight on.</summary>
    private static ForecastPoint[] Series(RealData.RealMeter meter, int offsetMs)
    {
        var length = meter.Definition.IntervalSeconds * 1_000L;
        var shift = meter.Definition.Stamp == StampPosition.End ? length : 0;
        var first = ((meter.Readings[0].AtUnixMs - shift + offsetMs + DayMs - 1) / DayMs * DayMs) - offsetMs;
        var quarters = (int)((meter.Readings[^1].AtUnixMs - first) / DayMs) * 96;
        var points = new ForecastPoint[Math.Max(0, quarters)];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new(first + (i * QuarterHour.LengthMs), offsetMs, null);
        }

        foreach (var reading in meter.Readings)
        {
            var at = (reading.AtUnixMs - shift - first) / QuarterHour.LengthMs;
            var parts = Math.Max(1, length / QuarterHour.LengthMs);
            for (var part = at; part < at + parts; part++)
            {
                if (part >= 0 && part < points.Length)
                {
                    points[part] = points[part] with { Amount = (long)(reading.Value * 1_000_000m / parts) };
                }
            }
        }

        return points;
    }
}
