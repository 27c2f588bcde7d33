namespace ParkTwin.Domain.Ledger;

/// <summary>How two points of a register relate, and where a spike begins. Immutable.</summary>
internal sealed class StepRules(MeterTimeline timeline)
{
    /// <summary>
    /// Finds the spike that a reading would end: the points at the end of the chain that lie above it, entered less than W before
    /// it, with a point before them in the same segment that the reading continues.
    /// </summary>
    public bool TryFindExcursion(PointList chain, in RegisterPoint reading, out int start, out bool wrapped)
    {
        var scale = timeline.At(reading.Scale);
        wrapped = false;
        start = chain.Count;
        Int128 lift = 0;
        while (start > 0 && TryLevel(chain[start - 1], reading.Scale, out var level)
            && level + lift > (Int128)scale.Sign * reading.Millionths)
        {
            start--;
            lift -= chain[start].IsWrapped ? scale.Modulus : 0;
        }

        if (start == 0 || start == chain.Count || reading.At - chain[start].At >= timeline.WindowMs)
        {
            return false;
        }

        var link = LinkOf(chain[start - 1], reading, anyRate: false);
        wrapped = link == Link.Wrap;
        return link == (lift < 0 ? Link.Wrap : Link.Forward);
    }

    /// <summary>What the step between two points is.</summary>
    public Link LinkOf(in RegisterPoint from, in RegisterPoint to, bool anyRate)
    {
        if (!TryForward(from, to, out var forward))
        {
            return Link.None;
        }

        var scale = timeline.At(to.Scale);
        var time = to.At - from.At;
        if (forward >= 0)
        {
            return anyRate || scale.Allows(forward, time) ? Link.Forward : Link.None;
        }

        var rolled = scale.Modulus + forward;
        return scale.Modulus > 0 && rolled >= 0 && rolled <= scale.Tenth && (anyRate || scale.Allows(rolled, time))
            ? Link.Wrap
            : Link.None;
    }

    /// <summary>How far the register runs forward from one point to another; negative when it falls.</summary>
    public bool TryForward(in RegisterPoint from, in RegisterPoint to, out long forward)
    {
        forward = 0;
        if (!TryLevel(from, to.Scale, out var level))
        {
            return false;
        }

        forward = (timeline.At(to.Scale).Sign * to.Millionths) - level;
        return true;
    }

    /// <summary>The level of a point, rising with the register, under another point's ratio.</summary>
    private bool TryLevel(in RegisterPoint point, int scale, out long level)
    {
        level = point.Millionths;
        if (point.Scale != scale && !timeline.TryConvert(point.Value, point.Scale, scale, out level))
        {
            return false;
        }

        level *= timeline.At(scale).Sign;
        return true;
    }
}
