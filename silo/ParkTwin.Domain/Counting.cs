namespace ParkTwin.Domain;

/// <summary>Which meters enter a sum (law L3).</summary>
public static class Counting
{
    /// <summary>
    /// True when the meter has no parent and is no submeter: it counts in its own line, by carrier, role and measure.
    /// </summary>
    public static bool IsCounted(MeterDefinition meter) => meter.Parent is null && meter.Role != MeterRole.Submeter;

    /// <summary>
    /// True when a counted meter is part of what its enterprise uses of a carrier: grid import and consumption, and for
    /// <see cref="Carrier.Pv"/> the generation. Export and storage have lines of their own.
    /// </summary>
    public static bool IsUse(MeterDefinition meter) => IsCounted(meter) && meter.Role switch
    {
        MeterRole.GridImport or MeterRole.Consumption => true,
        MeterRole.Generation => meter.Carrier == Carrier.Pv,
        _ => false,
    };
}
