using ParkTwin.Domain.Ledger;

namespace ParkTwin.Domain;

/// <summary>
/// Turns a meter's readings into millionths of its measure: value × unit × ratio, rounded once, half to even. What it refuses the
/// ledger cannot hold; ingest quarantines it (<c>out-of-range</c>) before it is journaled. Immutable; one per meter definition.
/// </summary>
public sealed class MillionthsScale
{
    /// <summary>
    /// Greatest magnitude of a reading in millionths, about 4.6 × 10^18 (4.6 × 10^12 kWh): sums and differences stay exact.
    /// </summary>
    public const long Limit = FactorTable.Limit;

    private readonly MeterTimeline _timeline;

    /// <summary>The scale of a meter, with the events that change it.</summary>
    public MillionthsScale(MeterDefinition definition) => _timeline = MeterTimeline.Of(definition);

    /// <summary>
    /// Converts a reading: the cumulative value of a register, the amount of an interval, the rate (per hour) of a gauge.
    /// </summary>
    /// <returns>False when the value is beyond <see cref="Limit"/> (for a gauge also: when what it holds in one interval
    /// is).</returns>
    public bool TryConvert(long atUnixMs, decimal value, out long millionths)
    {
        if (!_timeline.At(_timeline.ScaleStart(atUnixMs)).Factor.TryConvert(value, out millionths))
        {
            return false;
        }

        return _timeline.Kind != MeterKind.Gauge
            || Int128.Abs((Int128)millionths * _timeline.IntervalMs / 3_600_000) <= Limit;
    }
}
