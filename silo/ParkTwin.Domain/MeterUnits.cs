using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Domain;

/// <summary>
/// The table of units: wire name, which carrier and kind a unit fits, the ledger's measure, and the exact factor to millionths.
/// Source of the factors: SI prefixes; 1 kWh = 3.6 MJ; 1 L = 1 dm³ = 0.001 m³.
/// </summary>
public static class MeterUnits
{
    private static readonly string[] Names =
        ["Wh", "kWh", "MWh", "kvarh", "W", "kW", "MW", "L", "dm3", "m3", "m3/h", "t", "GJ", "GJ/h"];

    /// <summary>All units, in the order of the enumeration.</summary>
    public static IReadOnlyList<MeterUnit> All { get; } = Enum.GetValues<MeterUnit>();

    /// <summary>The wire name, for example <c>m3/h</c>.</summary>
    public static string Of(MeterUnit unit) => Names[(int)unit];

    /// <summary>Takes a wire name, compared exactly.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MeterUnit unit)
    {
        var index = text is null ? -1 : Array.IndexOf(Names, text);
        unit = index < 0 ? default : (MeterUnit)index;
        return index >= 0;
    }

    /// <summary>Takes a wire name in UTF-8, compared exactly; allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out MeterUnit unit)
    {
        for (var index = 0; index < Names.Length; index++)
        {
            if (System.Text.Ascii.Equals(utf8, Names[index]))
            {
                unit = (MeterUnit)index;
                return true;
            }
        }

        unit = default;
        return false;
    }

    /// <summary>True for a unit of rate, which only a gauge reports.</summary>
    public static bool IsRate(MeterUnit unit) => unit
        is MeterUnit.Watt or MeterUnit.Kilowatt or MeterUnit.Megawatt or MeterUnit.CubicMetrePerHour or MeterUnit.GigajoulePerHour;

    /// <summary>
    /// True when a meter of this carrier, role and kind may report in the unit: a gauge in a rate, others in an amount.
    /// </summary>
    public static bool Fits(MeterUnit unit, Carrier carrier, MeterRole role, MeterKind kind) =>
        IsRate(unit) == (kind == MeterKind.Gauge)
        && TryMeasure(unit, carrier, out var measure)
        && (measure == Measure.KilovarHour) == (role == MeterRole.Reactive);

    /// <summary>The units that <see cref="Fits"/>, for a message that says what to write instead.</summary>
    public static IEnumerable<MeterUnit> Fitting(Carrier carrier, MeterRole role, MeterKind kind) =>
        All.Where(unit => Fits(unit, carrier, role, kind));

    /// <summary>
    /// The measure in which the ledger keeps a carrier that is metered in this unit; false when the unit does not fit it.
    /// </summary>
    public static bool TryMeasure(MeterUnit unit, Carrier carrier, out Measure measure)
    {
        (var fits, measure) = carrier switch
        {
            Carrier.Electricity => (IsEnergy(unit) || unit == MeterUnit.KilovarHour,
                unit == MeterUnit.KilovarHour ? Measure.KilovarHour : Measure.KilowattHour),
            Carrier.Pv => (IsEnergy(unit), Measure.KilowattHour),
            Carrier.Gas => (IsEnergy(unit) || IsVolume(unit), IsEnergy(unit) ? Measure.KilowattHour : Measure.CubicMetre),
            Carrier.Water => (IsVolume(unit), Measure.CubicMetre),
            Carrier.Heat => (IsEnergy(unit) || IsHeat(unit) || unit == MeterUnit.Tonne,
                unit == MeterUnit.Tonne ? Measure.Tonne : Measure.Gigajoule),
            _ => (false, default),
        };
        return fits;
    }

    /// <summary>
    /// Millionths of the measure in one unit (for a rate: in one unit held for an hour). Exact. Electricity in kWh: 1 000 000;
    /// heat in kWh, kept in GJ: 3 600.
    /// </summary>
    /// <exception cref="ArgumentException">The unit cannot be counted in that measure.</exception>
    public static decimal MillionthsPer(MeterUnit unit, Measure measure) => (unit, measure) switch
    {
        (MeterUnit.WattHour or MeterUnit.Watt, Measure.KilowattHour) => 1_000m,
        (MeterUnit.KilowattHour or MeterUnit.Kilowatt, Measure.KilowattHour) => 1_000_000m,
        (MeterUnit.MegawattHour or MeterUnit.Megawatt, Measure.KilowattHour) => 1_000_000_000m,
        (MeterUnit.WattHour or MeterUnit.Watt, Measure.Gigajoule) => 3.6m,
        (MeterUnit.KilowattHour or MeterUnit.Kilowatt, Measure.Gigajoule) => 3_600m,
        (MeterUnit.MegawattHour or MeterUnit.Megawatt, Measure.Gigajoule) => 3_600_000m,
        (MeterUnit.KilovarHour, Measure.KilovarHour) => 1_000_000m,
        (MeterUnit.Litre or MeterUnit.CubicDecimetre, Measure.CubicMetre) => 1_000m,
        (MeterUnit.CubicMetre or MeterUnit.CubicMetrePerHour, Measure.CubicMetre) => 1_000_000m,
        (MeterUnit.Tonne, Measure.Tonne) => 1_000_000m,
        (MeterUnit.Gigajoule or MeterUnit.GigajoulePerHour, Measure.Gigajoule) => 1_000_000m,
        _ => throw new ArgumentException($"{Of(unit)} cannot be counted in {measure}.", nameof(unit)),
    };

    private static bool IsEnergy(MeterUnit unit) => unit
        is MeterUnit.WattHour or MeterUnit.KilowattHour or MeterUnit.MegawattHour
        or MeterUnit.Watt or MeterUnit.Kilowatt or MeterUnit.Megawatt;

    private static bool IsVolume(MeterUnit unit) => unit
        is MeterUnit.Litre or MeterUnit.CubicDecimetre or MeterUnit.CubicMetre or MeterUnit.CubicMetrePerHour;

    private static bool IsHeat(MeterUnit unit) => unit is MeterUnit.Gigajoule or MeterUnit.GigajoulePerHour;
}
