namespace ParkTwin.Domain.Ledger;

/// <summary>Adds counted spans of a register to a day.</summary>
internal sealed class SlotSink(MeterTimeline timeline, DaySlots day) : IScanSink
{
    /// <inheritdoc/>
    public void Span(in RegisterPoint from, in RegisterPoint to)
    {
        if (to.At <= day.StartMs || from.At >= day.EndMs)
        {
            return;
        }

        // The shape is an estimate where neighbours are more than two intervals apart and not within one quarter-hour.
        var estimated = to.At - from.At > 2 * timeline.IntervalMs && QuarterHour.Of(from.At) != QuarterHour.Of(to.At - 1);
        if (from.Scale == to.Scale)
        {
            day.AddLine(from.At, to.At, timeline.Amount(from, to, to.Scale)!.Value, from.At, to.At, estimated);
            return;
        }

        // The register ran on through a change of ratio: one line under each scale, cut at the change.
        for (var scale = from.Scale; scale <= to.Scale; scale++)
        {
            var start = scale == from.Scale ? from.At : timeline.At(scale).FromUnixMs;
            var end = scale == to.Scale ? to.At : timeline.At(scale + 1).FromUnixMs;
            if (timeline.Amount(from, to, scale) is { } amount)
            {
                day.AddLine(from.At, to.At, amount, start, end, estimated);
            }
        }
    }

    /// <inheritdoc/>
    public void Judged(in RegisterPoint point, Verdict verdict)
    {
        // Only amounts matter here.
    }
}
