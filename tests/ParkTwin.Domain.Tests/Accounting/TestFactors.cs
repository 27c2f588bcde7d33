using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>Reference sets made in code: the values of the reference's tables, and what a test adds to them.</summary>
internal static class TestFactors
{
    /// <summary>The primary coefficient of Shanghai, a test input for any region (TV1).</summary>
    public static readonly Factor Primary = Electricity("coal_equivalent", "kgce/kWh", "CN-33", "primary", 2023, 0.28078m);

    private static readonly Dictionary<string, string> Grids = new() { ["CN-33"] = "CN-EAST" };

    /// <summary>The set as shipped: no primary coefficient for Zhejiang.</summary>
    public static ReferenceSet Shipped { get; } = Set("test-1", All());

    /// <summary>The same with the primary coefficient.</summary>
    public static ReferenceSet WithPrimary { get; } = Set("test-2", [.. All(), Primary]);

    public static ReferenceSet Set(string version, IReadOnlyList<Factor> factors) =>
        new() { Version = version, Factors = new(factors, Grids), Tariffs = TariffTable.Empty };

    public static List<Factor> All()
    {
        List<Factor> factors =
        [
            Factor("coal_equivalent", "electricity", 0.1229m, "kgce/kWh"),
            Factor("coal_equivalent", "heat", 0.03412m, "tce/GJ"),
            Factor("coal_equivalent", "steam", 0.1286m, "kgce/kg"),
            Factor("coal_equivalent", "natural_gas", 1.33m, "kgce/m3"),
            Factor("coal_equivalent", "diesel", 1.4571m, "kgce/kg"),
            Factor("coal_equivalent", "water", 0.2571m, "kgce/t"),
            Factor("coal_equivalent", "compressed_air", 0.04m, "kgce/m3"),
            Factor("co2", "heat", 0.11m, "tCO2/GJ"),
            Factor("co2e_footprint", "water", 0.168m, "kgCO2e/t"),
            .. Fuel("natural_gas", 389.31m, "GJ/10^4Nm3", 0.0153m, 0.99m),
            .. Fuel("diesel", 42.652m, "GJ/t", 0.0202m, 0.98m),
            .. Fuel("bituminous_coal", 19.57m, "GJ/t", 0.0261m, 0.93m),
        ];
        (int Year, decimal National, decimal East, decimal Zhejiang, decimal Residual)[] grids =
        [
            (2021, 0.5568m, 0.5992m, 0.5422m, 0.5942m), (2022, 0.5366m, 0.5617m, 0.5153m, 0.5856m), (2023, 0.5306m, 0.5500m, 0.4974m, 0.6096m),
        ];
        foreach (var (year, national, east, zhejiang, residual) in grids)
        {
            factors.Add(Electricity("co2", "kgCO2/kWh", "CN", "average", year, national));
            factors.Add(Electricity("co2", "kgCO2/kWh", "CN-EAST", "average", year, east));
            factors.Add(Electricity("co2", "kgCO2/kWh", "CN-33", "average", year, zhejiang));
            factors.Add(Electricity("co2", "kgCO2/kWh", "CN", "residual", year, residual));
        }

        return factors;
    }

    public static Factor Electricity(string kind, string unit, string region, string basis, int year, decimal value) =>
        Factor(kind, "electricity", value, unit) with
        {
            Id = $"{kind}.electricity.{region}.{basis}.{year}",
            Region = region,
            Basis = basis,
            DataYear = year,
        };

    public static Factor Factor(string kind, string carrier, decimal? value, string unit) => new()
    {
        Id = $"{kind}.{carrier}",
        Kind = kind,
        Carrier = carrier,
        Value = value,
        Unit = unit,
        Region = "CN",
        NameZh = carrier,
        NameEn = carrier,
        Source = "test",
        Confidence = FactorConfidence.Confirmed,
    };

    private static Factor[] Fuel(string carrier, decimal calorific, string unit, decimal carbon, decimal oxidation) =>
    [
        Factor("ncv", carrier, calorific, unit),
        Factor("carbon_content", carrier, carbon, "tC/GJ"),
        Factor("oxidation_rate", carrier, oxidation, "ratio"),
    ];
}
