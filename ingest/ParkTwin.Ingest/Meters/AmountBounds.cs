using ParkTwin.Domain;

namespace ParkTwin.Ingest.Meters;

/// <summary>
/// What a single value may be. A register may stand at up to 4 × 10^18 millionths (4 × 10^12 kWh: twelve digits behind any
/// transformer). An interval or gauge may run at 4 GW, so that a century of the greatest values still fits a <c>long</c>. Far beyond
/// any meter of a park; a value above it is a fault of the device.
/// </summary>
internal static class AmountBounds
{
    private const decimal Register = 4e18m;
    private const decimal PerHour = 4e12m;

    /// <summary>Greatest absolute value before the ratio.</summary>
    public static decimal Greatest(MeterDefinition meter)
    {
        var (unit, ratio) = (meter.Unit, meter.Ratio);
        var factor = Factor(meter, unit, ratio);
        foreach (var change in meter.Events)
        {
            (unit, ratio) = (change.Unit ?? unit, change.Ratio ?? ratio);
            factor = Math.Max(factor, Factor(meter, unit, ratio));
        }

        return factor == 0 ? decimal.MaxValue : Greatest(meter.Kind, meter.IntervalSeconds) / factor;
    }

    private static decimal Greatest(MeterKind kind, int intervalSeconds) => kind switch
    {
        MeterKind.Register => Register,
        MeterKind.Interval => PerHour * intervalSeconds / 3600m,
        _ => PerHour,
    };

    private static decimal Factor(MeterDefinition meter, MeterUnit unit, decimal ratio) =>
        MeterUnits.MillionthsPer(unit, meter.Measure) * Math.Max(Math.Abs(ratio), 1e-9m);
}
