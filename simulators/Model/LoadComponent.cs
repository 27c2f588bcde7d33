namespace ParkTwin.Simulators.Model;

/// <summary>A part of a site's electric load; a submeter measures one.</summary>
/// <param name="Id">Short ASCII name, used in meter ids.</param>
/// <param name="Name">Name for people, Chinese.</param>
/// <param name="Kind">What it follows.</param>
/// <param name="Share">Share of the site's peak; the shares of a site need not add to 1.</param>
internal sealed record LoadComponent(string Id, string Name, LoadKind Kind, double Share)
{
    /// <summary>Level of the load at a mark, 0 to about 1.1.</summary>
    public double Level(ParkDay day, int mark, ShiftPattern shifts, double shiftHours)
    {
        var hour = (day.LocalHour[mark] - shiftHours + 24) % 24;
        var work = shifts.Level(hour, day.Kind[mark]);
        var temperature = day.TemperatureC[mark];
        return Kind switch
        {
            LoadKind.Process => work,
            LoadKind.Utility => 0.25 + (0.75 * work),
            LoadKind.Hvac => Climate(temperature) * (0.12 + (0.88 * Math.Min(1, work * 1.2))),
            LoadKind.Cold => 0.55 + (0.45 * Math.Clamp((temperature - 2) / 33, 0, 1.1)),
            LoadKind.Lighting => (day.Irradiance[mark] < 30 ? 0.3 : 0.08) + (0.62 * work),
            LoadKind.Charging =>
                0.05 + (0.9 * Bell(day.LocalHour[mark], 9.3, 1.3)) + (0.6 * Bell(day.LocalHour[mark], 13.4, 1.1)),
            _ => 0.97,
        };
    }

    /// <summary>Demand for cooling above 22 °C and heating below 14 °C, 0.06 (fans) to 1.1.</summary>
    private static double Climate(double temperatureC) =>
        0.06 + Math.Clamp(Math.Max((temperatureC - 22) / 13, (14 - temperatureC) / 20), 0, 1.04);

    private static double Bell(double hour, double centre, double width) =>
        Math.Exp(-0.5 * (hour - centre) * (hour - centre) / (width * width));
}
