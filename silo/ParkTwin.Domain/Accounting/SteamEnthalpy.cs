using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// Heat of saturated steam from its mass and absolute pressure (reference §2.3): the enthalpy table of the factor data
/// (GB/T 32151.34-2024 Table C.4), interpolated between its rows and refused outside them.
/// </summary>
public static class SteamEnthalpy
{
    private const string FeedWaterId = "enthalpy.feedwater-20c";

    private static readonly Figure KilojoulesPerMegajoule = Figure.Leaf("constant.kj-per-mj", "kJ/MJ", 1000m, new()
    {
        Kind = FigureSourceKind.Constant,
        Citation = "SI Brochure (BIPM, 2019): kJ/kg × t = MJ, ÷ 1000 = GJ",
    });

    /// <summary>Specific enthalpy of saturated steam, kJ/kg; unknown, with the reason, where the table does not hold the pressure.</summary>
    /// <param name="key">Key of the result.</param>
    /// <param name="pressureMpa">Absolute pressure, MPa.</param>
    /// <param name="reference">The reference data.</param>
    public static Figure Saturated(string key, Figure pressureMpa, ReferenceSet reference)
    {
        ArgumentNullException.ThrowIfNull(pressureMpa);
        ArgumentNullException.ThrowIfNull(reference);
        if (pressureMpa.Value is not { } pressure)
        {
            return Figure.Unknown(key, "kJ/kg", pressureMpa.Reason ?? $"{pressureMpa.Key} is unknown.");
        }

        var rows = reference.Factors.All
            .Where(factor => factor is { Kind: "enthalpy", Basis: "saturated", Value: not null, PressureMpa: not null })
            .OrderBy(factor => factor.PressureMpa)
            .ToList();
        var above = rows.FindIndex(row => row.PressureMpa >= pressure);
        if (above < 0 || (above == 0 && rows[0].PressureMpa != pressure))
        {
            return Figure.Unknown(key, "kJ/kg", rows.Count == 0
                ? "The factor data has no enthalpies of saturated steam; publish them with PUT /api/reference/factors."
                : $"{pressure:0.######} MPa is outside the table of saturated steam, {rows[0].PressureMpa} to {rows[^1].PressureMpa} MPa "
                    + "(absolute). Declare the heat in GJ, by the supplier's measured enthalpy.");
        }

        var upper = Row(rows[above], reference);
        return rows[above].PressureMpa == pressure
            ? Figure.Of(key, "kJ/kg", FigureOperation.Chosen, "Enthalpy of saturated steam at its pressure", upper, pressureMpa)
            : Between(key, pressureMpa, Row(rows[above - 1], reference), rows[above - 1], upper, rows[above]);
    }

    /// <summary>Heat of steam, GJ.</summary>
    /// <param name="key">Key of the result.</param>
    /// <param name="tonnes">Its mass, t.</param>
    /// <param name="enthalpy">Its specific enthalpy, kJ/kg.</param>
    /// <param name="variant">What is counted.</param>
    /// <param name="reference">The reference data, which has the enthalpy of the feed water.</param>
    public static Figure Heat(string key, Figure tonnes, Figure enthalpy, SteamVariant variant, ReferenceSet reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var counted = variant == SteamVariant.WholeEnthalpy
            ? enthalpy
            : Figure.Of(key + ".enthalpy", "kJ/kg", FigureOperation.Difference, "h − h of feed water at 20 °C", enthalpy, FeedWater(reference));
        var formula = variant == SteamVariant.WholeEnthalpy
            ? "t × h ÷ 1000 (GB/T 32151.34-2024 eq. 13)"
            : "t × (h − 83.74) ÷ 1000 (older sector guides; check)";
        var megajoules = Figure.Of(key + ".mj", "MJ", FigureOperation.Product, "t × h", tonnes, counted);
        return Figure.Of(key, "GJ", FigureOperation.Quotient, formula, megajoules, KilojoulesPerMegajoule);
    }

    private static Figure Between(
        string key, Figure pressure, Figure lower, Factor lowerRow, Figure upper, Factor upperRow)
    {
        var lowerPressure = Pressure(lowerRow, lower);
        var rise = Figure.Of(key + ".rise", "kJ/kg", FigureOperation.Difference, "h₂ − h₁", upper, lower);
        var part = Figure.Of(key + ".part", "MPa", FigureOperation.Difference, "p − p₁", pressure, lowerPressure);
        var span = Figure.Of(key + ".span", "MPa", FigureOperation.Difference, "p₂ − p₁", Pressure(upperRow, upper), lowerPressure);
        var product = Figure.Of(key + ".product", "kJ/kg·MPa", FigureOperation.Product, "(h₂ − h₁) × (p − p₁)", rise, part);
        var added = Figure.Of(key + ".added", "kJ/kg", FigureOperation.Quotient, "(h₂ − h₁) × (p − p₁) ÷ (p₂ − p₁)", product, span);
        return Figure.Of(
            key, "kJ/kg", FigureOperation.Sum, "h₁ + (h₂ − h₁) × (p − p₁) ÷ (p₂ − p₁) (GB/T 32151.34-2024 Table C.4)", lower, added);
    }

    private static Figure Pressure(Factor row, Figure leaf) =>
        Figure.Leaf($"factor.{row.Id}.pressure", "MPa", row.PressureMpa!.Value, leaf.Source!);

    private static Figure Row(Factor row, ReferenceSet reference) =>
        Figure.Leaf($"factor.{row.Id}", row.Unit, row.Value!.Value, FigureSource.Of(row, reference.Version));

    private static Figure FeedWater(ReferenceSet reference) => reference.Factors.Find(FeedWaterId) is { Value: not null } factor
        ? Row(factor, reference)
        : Figure.Unknown($"factor.{FeedWaterId}", "kJ/kg", $"The factor data has no {FeedWaterId}; publish it with PUT /api/reference/factors.");
}
