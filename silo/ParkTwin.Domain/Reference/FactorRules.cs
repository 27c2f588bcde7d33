using System.Text.RegularExpressions;

namespace ParkTwin.Domain.Reference;

/// <summary>What a factor entry may say: kinds with their units and carriers, bases, regions.</summary>
internal static partial class FactorRules
{
    /// <summary>Bases that a look-up never takes: the entry is there to be recognised.</summary>
    public const string Legacy = "legacy";

    private static readonly Dictionary<string, (string Unit, string? Carrier)[]> Units = new(StringComparer.Ordinal)
    {
        ["co2"] =
        [
            ("kgCO2/kWh", "electricity"), ("tCO2/MWh", "electricity"), ("tCO2/10^4kWh", "electricity"), ("tCO2/GJ", "heat"),
            ("kgCO2/GJ", "heat"), ("tCO2/10^4Nm3", "natural_gas"), ("kgCO2/Nm3", "natural_gas"), ("tCO2/t", null), ("kgCO2/kg", null),
        ],
        ["co2e_footprint"] = [("kgCO2e/kWh", "electricity"), ("kgCO2e/t", null)],
        ["coal_equivalent"] =
        [
            ("kgce/kWh", "electricity"), ("tce/10^4kWh", "electricity"), ("tce/GJ", "heat"), ("kgce/MJ", "heat"),
            ("kgce/m3", "natural_gas"), ("kgce/Nm3", "natural_gas"), ("tce/10^4Nm3", "natural_gas"), ("kgce/kg", null), ("kgce/t", null),
            ("tce/t", null), ("kgce/m3", null),
        ],
        ["ncv"] = [("GJ/10^4Nm3", "natural_gas"), ("GJ/t", null)],
        ["carbon_content"] = [("tC/GJ", null)],
        ["oxidation_rate"] = [("ratio", null)],
        ["enthalpy"] = [("kJ/kg", "steam")],
        ["gwp"] = [("tCO2e/t", null)],
        ["conversion"] =
        [
            ("MJ/kgce", "standard_coal"), ("MJ/kWh", "electricity"), ("m2/亩", "land"), ("m3(0C)/m3(20C)", "natural_gas"),
        ],
    };

    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];

    /// <summary>The kinds.</summary>
    public static IReadOnlyCollection<string> Kinds => Units.Keys;

    /// <summary>The words of <see cref="Factor.Basis"/>.</summary>
    public static IReadOnlyCollection<string> Bases { get; } =
        ["average", "residual", "fossil", "non-fossil", "primary", "range-low", "ar5", "ar6", "saturated", "feed-water", Legacy];

    /// <summary>The words of <see cref="Factor.Confidence"/>, in its order.</summary>
    public static IReadOnlyList<string> Confidences { get; } = ["confirmed", "calculated", "check", "not-found"];

    /// <summary>The units of a kind and carrier.</summary>
    public static IEnumerable<string> UnitsOf(string kind, string carrier)
    {
        var all = Units.GetValueOrDefault(kind) ?? [];
        var own = all.Where(one => one.Carrier == carrier).Select(one => one.Unit).ToList();
        return own.Count > 0 ? own : all.Where(one => one.Carrier is null).Select(one => one.Unit);
    }

    /// <summary>True for a region as the reference data names it: GLOBAL, a country, a province or a regional grid.</summary>
    public static bool IsRegion(string region) => region == "GLOBAL"
        || (RegionForm().IsMatch(region) && (!ChineseProvince().IsMatch(region) || Provinces.Contains(region[3..])));

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,12})?$")]
    private static partial Regex RegionForm();

    [GeneratedRegex("^CN-[0-9]")]
    private static partial Regex ChineseProvince();
}
