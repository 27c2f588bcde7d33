using ParkTwin.Domain;
using ParkTwin.Simulators.Publishing;

namespace ParkTwin.Simulators.Model;

/// <summary>
/// A real meter's published readings, moved to the present by whole weeks with the clock time of its site kept, repeating when
/// they end.
/// Never scaled, filled or smoothed.
/// </summary>
internal sealed class SeriesMeter : MeterSource
{
    private const long WeekMs = 7 * 86_400_000L;
    private readonly long[] _stamps;
    private readonly ReadingValue[] _values;
    private readonly long _cycleMs;
    private readonly long _shiftMs;

    /// <summary>A meter that replays a series.</summary>
    /// <param name="park">The park.</param>
    /// <param name="definition">The registry's entry; its kind, unit and interval are those of the series.</param>
    /// <param name="series">The readings.</param>
    /// <param name="anchorMs">Where the series' first week comes to lie (moved to the nearest whole week).</param>
    /// <param name="clockShiftMs">Added so that the site's clock time becomes the park's (its offset minus the park's).</param>
    public SeriesMeter(ParkId park, MeterDefinition definition, Series series, long anchorMs, long clockShiftMs)
        : base(park, definition)
    {
        _stamps = [.. series.Stamps];
        _values = [.. series.Values];
        _cycleMs = series.Weeks * WeekMs;
        _shiftMs = ((anchorMs - _stamps[0]) / WeekMs * WeekMs) + clockShiftMs;
    }

    /// <inheritdoc/>
    public override long StepMs(StampGrid grid) => Definition.IntervalSeconds * 1000L;

    /// <inheritdoc/>
    public override long NextStamp(long afterMs, StampGrid grid)
    {
        var (cycle, at) = Locate(afterMs);
        var next = at + 1;
        return next < _stamps.Length
            ? _stamps[next] + _shiftMs + (cycle * _cycleMs)
            : _stamps[0] + _shiftMs + ((cycle + 1) * _cycleMs);
    }

    /// <inheritdoc/>
    public override ReadingValue Read(long unixMs) => _values[Math.Max(0, Locate(unixMs).At)];

    /// <summary>The cycle and the last reading at or before an instant; -1 before the first of the cycle.</summary>
    private (long Cycle, int At) Locate(long unixMs)
    {
        var moved = unixMs - _shiftMs - _stamps[0];
        var cycle = moved >= 0 ? moved / _cycleMs : ((moved + 1) / _cycleMs) - 1;
        var inCycle = moved - (cycle * _cycleMs) + _stamps[0];
        var found = Array.BinarySearch(_stamps, inCycle);
        return (cycle, found >= 0 ? found : ~found - 1);
    }
}
