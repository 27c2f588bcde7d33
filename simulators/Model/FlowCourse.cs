namespace ParkTwin.Simulators.Model;

/// <summary>
/// The flows of a site from the model's epoch on: totals and rates at any instant, whatever was asked before. Going forward is
/// cheap; going back starts again from a mark kept every 16 days. Not for use by two threads.
/// </summary>
internal abstract class FlowCourse
{
    private const int MarkEvery = 16;
    private readonly long _epochDay;
    private readonly int _channels;
    private readonly FlowDay[] _recent;
    private readonly List<double[]> _kept = [];
    private readonly double[] _totals;
    private long _nextDay;

    /// <summary>A course that starts at 0 on a UTC day.</summary>
    protected FlowCourse(ParkDays days, long epochDay, int channels)
    {
        Days = days;
        _epochDay = epochDay;
        _channels = channels;
        _nextDay = epochDay;
        _totals = new double[channels];
        _recent = [new FlowDay(channels), new FlowDay(channels)];
    }

    /// <summary>The park's days.</summary>
    protected ParkDays Days { get; }

    /// <summary>Unit since the epoch; before the epoch it is what it is at the epoch.</summary>
    public double Total(int channel, long unixMs, in Ripple ripple)
    {
        var at = Math.Max(unixMs, _epochDay * ParkDay.LengthMs);
        return Day(at / ParkDay.LengthMs).Total(channel, at, ripple);
    }

    /// <summary>Unit per hour.</summary>
    public double Rate(int channel, long unixMs, in Ripple ripple)
    {
        var at = Math.Max(unixMs, _epochDay * ParkDay.LengthMs);
        return Day(at / ParkDay.LengthMs).Rate(channel, at, ripple);
    }

    /// <summary>One day; kept until the day after the next is asked for.</summary>
    public FlowDay Day(long number)
    {
        var slot = _recent[number & 1];
        if (slot.Number == number)
        {
            return slot;
        }

        if (number < _nextDay)
        {
            Rewind(number);
        }

        while (_nextDay <= number)
        {
            Advance();
        }

        return _recent[number & 1];
    }

    /// <summary>Sets the rates of every channel at the marks of a day.</summary>
    protected abstract void Fill(ParkDay day, FlowDay flows);

    private void Rewind(long number)
    {
        var mark = (int)((number - _epochDay) / MarkEvery);
        _kept[mark].CopyTo(_totals, 0);
        _nextDay = _epochDay + ((long)mark * MarkEvery);
    }

    private void Advance()
    {
        var done = _nextDay - _epochDay;
        if (done % MarkEvery == 0 && done / MarkEvery == _kept.Count)
        {
            _kept.Add([.. _totals]);
        }

        var slot = _recent[_nextDay & 1];
        Fill(Days.Get(_nextDay), slot);
        slot.Close(_nextDay, _totals.AsSpan(0, _channels));
        slot.CopyEnd(_totals);
        _nextDay++;
    }
}
