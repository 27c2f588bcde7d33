namespace ParkTwin.Domain.Accounting;

/// <summary>The constants of the method as leaves, each with its standard. Shared: figures are immutable.</summary>
internal static class Constants
{
    private const string Si = "SI Brochure (BIPM, 2019)";
    private const string CoalUnit = "GB/T 2589-2020: 1 kgce = 29.3076 MJ";

    public static readonly Figure CarbonToDioxideTimes = Of("constant.co2-molar-mass", "kgCO2/kmol", 44m, "GB/T 32150: 44/12, CO2");
    public static readonly Figure CarbonToDioxideOver = Of("constant.c-molar-mass", "kgC/kmol", 12m, "GB/T 32150: 44/12, C");
    public static readonly Figure GigajoulesPerTce = Of("constant.gj-per-tce", "GJ/tce", 29.3076m, CoalUnit);
    public static readonly Figure KgPerTonne = Of("constant.kg-per-t", "kg/t", 1000m, Si);
    public static readonly Figure KwhPerMwh = Of("constant.kwh-per-mwh", "kWh/MWh", 1000m, Si);
    public static readonly Figure MjPerKwh = Of("constant.mj-per-kwh", "MJ/kWh", 3.6m, Si);
    public static readonly Figure MjPerGj = Of("constant.mj-per-gj", "MJ/GJ", 1000m, Si);
    public static readonly Figure SquareMetresPer15Mu = Of("constant.m2-per-hectare", "m2/hm2", 10000m, "1 hm2 = 15 mu = 10000 m2");
    public static readonly Figure MuPerHectare = Of("constant.mu-per-hectare", "mu/hm2", 15m, "1 hm2 = 15 mu = 10000 m2");

    public static readonly Figure TonnePerCubicMetre = Figure.Leaf("constant.water-t-per-m3", "t/m3", 1m,
        new() { Kind = FigureSourceKind.Constant, Citation = "Billing unit of fresh water: 1 t = 1 m3", Confidence = "check" });

    private static readonly Figure[] Powers =
    [
        .. Enumerable.Range(0, 10).Select(power => Of($"constant.10e{power}", "1", Power(power), "Unit prefixes, " + Si)),
    ];

    /// <summary>Ten to a power, 0 to 9.</summary>
    public static Figure PowerOfTen(int power) => Powers[power];

    private static decimal Power(int power)
    {
        var result = 1m;
        for (var i = 0; i < power; i++)
        {
            result *= 10m;
        }

        return result;
    }

    private static Figure Of(string key, string unit, decimal value, string citation) =>
        Figure.Leaf(key, unit, value, new() { Kind = FigureSourceKind.Constant, Citation = citation });
}
