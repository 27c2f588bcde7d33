namespace ParkTwin.Simulators.Model;

/// <summary>
/// The flows of one site on one UTC day. A rate is linear between two quarter-hour marks, so that its integral is exact and the
/// same whoever asks: <see cref="Total"/> at the end of a day is <see cref="Total"/> at the start of the next.
/// </summary>
internal sealed class FlowDay
{
    private readonly double[][] _rates;
    private readonly double[][] _totals;
    private long _startMs;

    /// <summary>Room for a number of channels.</summary>
    public FlowDay(int channels)
    {
        _rates = [.. Enumerable.Range(0, channels).Select(_ => new double[ParkDay.Marks])];
        _totals = [.. Enumerable.Range(0, channels).Select(_ => new double[ParkDay.Marks])];
    }

    /// <summary>UTC days since the Unix epoch; <see cref="long.MinValue"/> before the first fill.</summary>
    public long Number { get; private set; } = long.MinValue;

    /// <summary>The rates of a channel at the 97 marks, unit per hour; filled by the site.</summary>
    public double[] Rates(int channel) => _rates[channel];

    /// <summary>Adds the day up from the totals at its start.</summary>
    public void Close(long number, ReadOnlySpan<double> atStart)
    {
        Number = number;
        _startMs = number * ParkDay.LengthMs;
        for (var channel = 0; channel < _rates.Length; channel++)
        {
            var rates = _rates[channel];
            var totals = _totals[channel];
            var total = atStart[channel];
            totals[0] = total;
            for (var mark = 1; mark < rates.Length; mark++)
            {
                total += (rates[mark - 1] + rates[mark]) * 0.125;
                totals[mark] = total;
            }
        }
    }

    /// <summary>Copies the totals at the end of the day.</summary>
    public void CopyEnd(Span<double> totals)
    {
        for (var channel = 0; channel < _totals.Length; channel++)
        {
            totals[channel] = _totals[channel][^1];
        }
    }

    /// <summary>
    /// Unit since the model's epoch, at an instant of this day; the ripple moves the course inside a quarter-hour only.
    /// </summary>
    public double Total(int channel, long unixMs, in Ripple ripple)
    {
        var offset = unixMs - _startMs;
        var mark = (int)(offset / 900_000);
        if (mark >= ParkDay.Marks - 1)
        {
            return _totals[channel][ParkDay.Marks - 1];
        }

        var part = ripple.Warp(unixMs / 900_000, (offset - (mark * 900_000L)) / 900_000.0);
        var rates = _rates[channel];
        return _totals[channel][mark] + (0.25 * part * (rates[mark] + (0.5 * part * (rates[mark + 1] - rates[mark]))));
    }

    /// <summary>Unit per hour at an instant of this day.</summary>
    public double Rate(int channel, long unixMs, in Ripple ripple)
    {
        var offset = unixMs - _startMs;
        var mark = Math.Min((int)(offset / 900_000), ParkDay.Marks - 2);
        var part = (offset - (mark * 900_000L)) / 900_000.0;
        var quarter = unixMs / 900_000;
        var at = ripple.Warp(quarter, part);
        var rates = _rates[channel];
        return (rates[mark] + (at * (rates[mark + 1] - rates[mark]))) * ripple.Slope(quarter, part);
    }
}
