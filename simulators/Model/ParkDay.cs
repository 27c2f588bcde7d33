using NodaTime;

namespace ParkTwin.Simulators.Model;

/// <summary>
/// What all models of a park share on one UTC day: the local clock, the kind of day and the weather at its 97 quarter-hour marks
/// (the last is the first of the next day).
/// </summary>
internal sealed class ParkDay
{
    /// <summary>Marks in a day: both ends of 96 quarter-hours.</summary>
    public const int Marks = 97;

    /// <summary>Milliseconds of a UTC day.</summary>
    public const long LengthMs = 86_400_000;

    /// <summary>The day of a zone and weather.</summary>
    /// <param name="number">UTC days since the Unix epoch.</param>
    /// <param name="zone">The park's time zone.</param>
    /// <param name="weather">The park's weather.</param>
    public ParkDay(long number, DateTimeZone zone, Weather weather)
    {
        Number = number;
        var (date, kind) = (DateOnly.MinValue, DayKind.Workday);
        for (var mark = 0; mark < Marks; mark++)
        {
            var unixMs = MarkMs(mark);
            var local = Instant.FromUnixTimeMilliseconds(unixMs).InZone(zone).LocalDateTime;
            LocalHour[mark] = local.Hour + (local.Minute / 60.0);
            var today = new DateOnly(local.Year, local.Month, local.Day);
            (date, kind) = (today, today == date ? kind : ChineseCalendar.KindOf(today));
            Kind[mark] = kind;
            TemperatureC[mark] = weather.Temperature(unixMs);
            Irradiance[mark] = weather.RoofIrradiance(unixMs);
        }
    }

    /// <summary>UTC days since the Unix epoch.</summary>
    public long Number { get; }

    /// <summary>Hours of the local clock, [0, 24).</summary>
    public double[] LocalHour { get; } = new double[Marks];

    /// <summary>The kind of the local day.</summary>
    public DayKind[] Kind { get; } = new DayKind[Marks];

    /// <summary>Air temperature, °C.</summary>
    public double[] TemperatureC { get; } = new double[Marks];

    /// <summary>Sunshine on a roof, W/m².</summary>
    public double[] Irradiance { get; } = new double[Marks];

    /// <summary>Unix milliseconds of a mark.</summary>
    public long MarkMs(int mark) => (Number * LengthMs) + (mark * 900_000L);
}
