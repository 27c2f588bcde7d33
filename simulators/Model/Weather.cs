namespace ParkTwin.Simulators.Model;

/// <summary>
/// A made-up but plausible weather of one place: cloud, sunshine on a roof, temperature. Pure in seed and time.
/// </summary>
internal sealed class Weather(ulong seed, GeoPoint place)
{
    private const double HourMs = 3_600_000.0;
    private const double RoofTiltDegrees = 12;
    private readonly ulong _cloud = Noise.Derive(seed, "cloud");
    private readonly ulong _heat = Noise.Derive(seed, "temperature");

    /// <summary>Cloud cover, 0 clear to 1 overcast: fronts of days, showers of hours, single clouds of minutes.</summary>
    public double Cloud(long unixMs)
    {
        var hours = unixMs / HourMs;
        var level = 0.45 + (0.48 * Noise.Smooth(_cloud, hours / 31)) + (0.30 * Noise.Smooth(_cloud + 1, hours / 5.3))
            + (0.18 * Noise.Smooth(_cloud + 2, hours / 0.9)) + (0.12 * Noise.Smooth(_cloud + 3, hours / 0.26));
        return Math.Clamp(level, 0, 1);
    }

    /// <summary>Sunshine on a south roof tilted by 12 degrees, W/m²; exactly 0 while the sun is down.</summary>
    public double RoofIrradiance(long unixMs)
    {
        var (height, incidence) = SolarPosition.At(unixMs, place, RoofTiltDegrees);
        if (height <= 0)
        {
            return 0;
        }

        // Clear sky of Haurwitz (1945), dimmed by cloud after Kasten and Czeplak (1980); cloud also turns beam into
        // diffuse light.
        var cloud = Cloud(unixMs);
        var horizontal = 1098 * height * Math.Exp(-0.057 / height) * (1 - (0.75 * Math.Pow(cloud, 3.4)));
        var beam = 0.85 * (1 - cloud);
        var gain = Math.Min(4, Math.Max(0, incidence) / height);
        return horizontal * ((beam * gain) + (1 - beam));
    }

    /// <summary>Air temperature, °C: the year of Hangzhou (mean 17, July 29, January 5), the day, and fronts.</summary>
    public double Temperature(long unixMs)
    {
        var solarHours = (unixMs / HourMs) + (place.LongitudeDegrees / 15);
        var year = 12.3 * Math.Cos(2 * Math.PI * ((solarHours / 24) - 204) / 365.2425);
        var day = 4.2 * (1 - (0.5 * Cloud(unixMs))) * Math.Cos(2 * Math.PI * (solarHours - 14.5) / 24);
        return 17 + year + day + (3.4 * Noise.Smooth(_heat, solarHours / 95)) + (1.2 * Noise.Smooth(_heat + 1, solarHours / 17));
    }
}
