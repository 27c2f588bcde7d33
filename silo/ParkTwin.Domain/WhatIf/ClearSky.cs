namespace ParkTwin.Domain.WhatIf;

/// <summary>
/// The profile of PV where none is metered: the sine of the sun's height above the horizon at 30° north (Zhejiang), with solar noon at
/// 12:00 of the local clock, scaled so that a year yields what is stated. Declination by Cooper: 23.45° × sin(360° × (284 + n) ÷ 365). No
/// cloud, so single quarter-hours are smoother, and midday higher, than real ones.
/// </summary>
public static class ClearSky
{
    private const double Latitude = 30 * Math.PI / 180;
    private const int Quarters = 96;
    private static readonly double YearHours =
        Enumerable.Range(1, 365).Sum(day => Enumerable.Range(0, Quarters).Sum(quarter => Height(day, quarter))) / 4;

    /// <summary>kWh per kWp in a quarter-hour.</summary>
    /// <param name="day">The local date.</param>
    /// <param name="quarter">The quarter of the local clock, 0 to 95.</param>
    /// <param name="yieldHours">kWh per kWp and year.</param>
    public static decimal Of(DateOnly day, int quarter, decimal yieldHours) =>
        (decimal)Math.Round(Height(Math.Min(day.DayOfYear, 365), quarter) / (4 * YearHours), 12) * yieldHours;

    private static double Height(int dayOfYear, int quarter)
    {
        var declination = 23.45 * Math.PI / 180 * Math.Sin(2 * Math.PI * (284 + dayOfYear) / 365);
        var hour = (((quarter + 0.5) / 4) - 12) * Math.PI / 12;
        var height = (Math.Sin(Latitude) * Math.Sin(declination)) + (Math.Cos(Latitude) * Math.Cos(declination) * Math.Cos(hour));
        return Math.Max(0, height);
    }
}
