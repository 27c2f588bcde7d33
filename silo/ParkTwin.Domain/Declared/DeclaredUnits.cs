using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Declared;

/// <summary>
/// The units in which a flow may be declared, with their exact factor to the unit that the flow is accounted in. Units are compared
/// exactly, but a superscript (m³) may stand for its digit.
/// </summary>
public static class DeclaredUnits
{
    private static readonly DeclaredUnit[] Electricity =
    [
        new("kWh", 1m), new("Wh", 0.001m), new("MWh", 1000m), new("GWh", 1_000_000m), new("万kWh", 10_000m),
        new("千瓦时", 1m), new("度", 1m), new("万千瓦时", 10_000m), new("万度", 10_000m), new("兆瓦时", 1000m),
    ];

    private static readonly DeclaredUnit[] ReactiveEnergy = [new("kvarh", 1m), new("Mvarh", 1000m), new("万kvarh", 10_000m)];

    // The ideal-gas ratio of volumes (reference data conv.gas-20c-to-0c); 1 where the volume is stated at 0 °C.
    private static readonly DeclaredUnit[] NormalVolume =
    [
        new("Nm3", 1m), new("万Nm3", 10_000m), new("标准立方米", 1m), new("万标准立方米", 10_000m),
        new("m3@0C", 1m), new("m3@15C", 273.15m / 288.15m), new("m3@20C", 273.15m / 293.15m),
    ];

    private static readonly DeclaredUnit[] Mass =
    [
        new("t", 1m), new("kg", 0.001m), new("万t", 10_000m), new("吨", 1m), new("千克", 0.001m), new("公斤", 0.001m), new("万吨", 10_000m),
    ];

    // 1 m³ of water is 1 t, as the water line is settled.
    private static readonly DeclaredUnit[] WaterMass =
        [.. Mass, new("m3", 1m), new("万m3", 10_000m), new("L", 0.001m), new("立方米", 1m), new("万立方米", 10_000m)];

    private static readonly DeclaredUnit[] Energy =
    [
        new("GJ", 1m), new("MJ", 0.001m), new("TJ", 1000m), new("吉焦", 1m), new("百万千焦", 1m), new("kWh", 0.0036m), new("MWh", 3.6m),
    ];

    private static readonly DeclaredUnit[] Volume =
        [new("m3", 1m), new("万m3", 10_000m), new("立方米", 1m), new("万立方米", 10_000m)];

    private static readonly DeclaredUnit[] CarbonDioxide = [new("tCO2", 1m), new("kgCO2", 0.001m), new("万tCO2", 10_000m)];

    /// <summary>The units that fit a flow, its own first.</summary>
    public static IReadOnlyList<DeclaredUnit> Of(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return flow switch
        {
            { Kind: FlowKind.Water } or { Word: "soft-water" or "deaerated-water" } => WaterMass,
            { Unit: "kWh" } => Electricity,
            { Unit: "kvarh" } => ReactiveEnergy,
            { Unit: "Nm3" } => NormalVolume,
            { Unit: "GJ" } => Energy,
            { Unit: "m3" } => Volume,
            { Unit: "tCO2" } => CarbonDioxide,
            _ => Mass,
        };
    }

    /// <summary>The words of the units that fit a flow, its own first.</summary>
    public static IEnumerable<string> For(Flow flow) => Of(flow).Select(unit => unit.Word);

    /// <summary>The exact factor from a declared unit to the flow's own: 1000 from MWh to kWh.</summary>
    /// <returns>False where the unit does not fit the flow.</returns>
    public static bool TryFactor(Flow flow, string unit, out decimal factor)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var plain = unit.Trim().Replace('³', '3').Replace('₂', '2').Replace("°C", "C", StringComparison.Ordinal);
        foreach (var one in Of(flow))
        {
            if (one.Word == plain)
            {
                factor = one.Factor;
                return true;
            }
        }

        factor = 0m;
        return false;
    }
}
