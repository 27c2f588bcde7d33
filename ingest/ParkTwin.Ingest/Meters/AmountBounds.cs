using ParkTwin.Domain;

namespace ParkTwin.Ingest.Meters;

/// <summary>
/// What a single value may be, so that no sum of the ledger can leave a <c>long</c>: a register up to 10^17 millionths (100 TWh),
/// an interval or gauge up to 10^15 (1 TWh). Far beyond any meter; a value above it is a fault of the device.
/// </summary>
internal static class AmountBounds
{
    private const decimal Register = 1e17m;
    private const decimal Span = 1e15m;

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

        return (meter.Kind == MeterKind.Register ? Register : Span) / factor;
    }

    private static decimal Factor(MeterDefinition meter, MeterUnit unit, decimal ratio) =>
        MeterUnits.MillionthsPer(unit, meter.Measure) * Math.Max(Math.Abs(ratio), 1e-9m);
}
