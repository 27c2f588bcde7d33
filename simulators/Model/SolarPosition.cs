namespace ParkTwin.Simulators.Model;

/// <summary>
/// Where the sun stands. Low-precision formulas of the Astronomical Almanac, right to about 0.01 degrees from 1950 to 2050.
/// </summary>
internal static class SolarPosition
{
    private const double Radians = Math.PI / 180;

    /// <summary>
    /// Sine of the elevation above the horizon (negative at night), and cosine of the angle between the sun and the normal of a
    /// south-facing plane.
    /// </summary>
    /// <param name="unixMs">Unix milliseconds.</param>
    /// <param name="place">Where.</param>
    /// <param name="tiltDegrees">Tilt of the plane from the horizontal.</param>
    public static (double SinElevation, double CosIncidence) At(long unixMs, GeoPoint place, double tiltDegrees = 0)
    {
        var days = (unixMs / 86_400_000.0) + 2440587.5 - 2451545.0;
        var anomaly = (357.528 + (0.9856003 * days)) * Radians;
        var longitude = (280.460 + (0.9856474 * days) + (1.915 * Math.Sin(anomaly)) + (0.020 * Math.Sin(2 * anomaly))) * Radians;
        var obliquity = (23.439 - (0.0000004 * days)) * Radians;
        var declination = Math.Asin(Math.Sin(obliquity) * Math.Sin(longitude));
        var ascension = Math.Atan2(Math.Cos(obliquity) * Math.Sin(longitude), Math.Cos(longitude));
        var sidereal = (18.697374558 + (24.06570982441908 * days)) % 24 * 15 * Radians;
        var hourAngle = sidereal + (place.LongitudeDegrees * Radians) - ascension;
        var latitude = place.LatitudeDegrees * Radians;
        var tilted = latitude - (tiltDegrees * Radians);
        return (SinAltitude(latitude), SinAltitude(tilted));

        double SinAltitude(double at) =>
            (Math.Sin(at) * Math.Sin(declination)) + (Math.Cos(at) * Math.Cos(declination) * Math.Cos(hourAngle));
    }
}
