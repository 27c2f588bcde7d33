namespace ParkTwin.Domain.Accounting;

/// <summary>
/// Gas volume at the condition of a meter and at a base condition (reference §8.2): V_b = V_m × (P_m ÷ P_b) × (T_b ÷ T_m) × (Z_b ÷ Z_m)
/// with absolute pressures and kelvin, P_b = 101.325 kPa.
/// </summary>
public static class GasVolume
{
    private const string Source = "V_b = V_m × (P_m ÷ P_b) × (T_b ÷ T_m) × (Z_b ÷ Z_m)";

    private static readonly Figure Kelvin = Constant("constant.kelvin-at-0c", "K", 273.15m, "SI Brochure (BIPM, 2019)");

    private static readonly Figure BasePressure =
        Constant("constant.standard-pressure", "MPa", 0.101325m, "Standard atmosphere, 101.325 kPa");

    /// <summary>A volume at one base temperature as the volume at another, same pressure: V × (273.15 + to) ÷ (273.15 + from).</summary>
    /// <param name="key">Key of the result.</param>
    /// <param name="volume">The volume, m³.</param>
    /// <param name="fromCelsius">The temperature it is stated at, °C, above −273.15.</param>
    /// <param name="toCelsius">The temperature wanted, °C; 0 gives Nm³.</param>
    public static Figure AtTemperature(string key, Figure volume, decimal fromCelsius, decimal toCelsius)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var product = Figure.Of(
            key + ".product", $"{volume.Unit}·K", FigureOperation.Product, "V × T_b", volume, Absolute(key + ".to", toCelsius));
        return Figure.Of(
            key, UnitAt(toCelsius), FigureOperation.Quotient, "V × (273.15 + t_b) ÷ (273.15 + t)", product, Absolute(key + ".from", fromCelsius));
    }

    /// <summary>The volume at a base condition of gas that was metered uncorrected (工况).</summary>
    /// <param name="key">Key of the result.</param>
    /// <param name="measured">The volume at the meter's condition, m³.</param>
    /// <param name="gaugeMpa">Gauge pressure at the meter, MPa.</param>
    /// <param name="atmosphereMpa">Pressure of the atmosphere there, MPa.</param>
    /// <param name="celsius">Temperature at the meter, °C.</param>
    /// <param name="compressibility">Z_m ÷ Z_b, the gas's compressibility at the meter over that at the base condition.</param>
    /// <param name="baseCelsius">Temperature of the base condition, °C: 20 in trade, 0 for Nm³.</param>
    public static Figure Corrected(
        string key, Figure measured, Figure gaugeMpa, Figure atmosphereMpa, Figure celsius, Figure compressibility, decimal baseCelsius)
    {
        var pressure = Figure.Of(key + ".pressure", "MPa", FigureOperation.Sum, "P_gauge + P_atmosphere", gaugeMpa, atmosphereMpa);
        var temperature = Figure.Of(key + ".temperature", "K", FigureOperation.Sum, "273.15 + t", Kelvin, celsius);
        var above = Figure.Of(
            key + ".above", "m3·MPa·K", FigureOperation.Product, "V_m × P_m × T_b", measured, pressure, Absolute(key + ".base", baseCelsius));
        var below = Figure.Of(
            key + ".below", "MPa·K", FigureOperation.Product, "P_b × T_m × Z_m ÷ Z_b", BasePressure, temperature, compressibility);
        return Figure.Of(key, UnitAt(baseCelsius), FigureOperation.Quotient, Source, above, below);
    }

    private static string UnitAt(decimal celsius) => celsius == 0m ? "Nm3" : "m3";

    private static Figure Absolute(string key, decimal celsius)
    {
        var temperature = Constant(key + ".celsius", "°C", celsius, "Reference temperature of the volume");
        return Figure.Of(key, "K", FigureOperation.Sum, "273.15 + t", Kelvin, temperature);
    }

    private static Figure Constant(string key, string unit, decimal value, string citation) =>
        Figure.Leaf(key, unit, value, new() { Kind = FigureSourceKind.Constant, Citation = citation });
}
