using System.Numerics;

namespace ParkTwin.Domain.Tests;

/// <summary>The second half: what counted points amount to in quarter-hours, and intervals and gauges.</summary>
internal sealed partial class Oracle
{
    private void Line(Point from, Point to)
    {
        var estimated = to.At - from.At > 2 * _interval && Floor(from.At, 900_000) != Floor(to.At - 1, 900_000);
        var between = _events.Where(e => e.Kind != MeterEventKind.Confirmation && e.AtUnixMs > from.At && e.AtUnixMs < to.At);
        long[] cuts = [from.At, .. between.Select(e => e.AtUnixMs).Distinct(), to.At];
        for (var index = 1; index < cuts.Length; index++)
        {
            var ratioAt = index == 1 ? Instant(from) : cuts[index - 1];
            var scale = ScaleAt(ratioAt);
            var amount = Millionths(to, ratioAt) - Millionths(from, ratioAt);
            amount += to.Wrapped ? scale.Sign * scale.Modulus!.Value : 0;
            Spread(from.At, to.At, amount, cuts[index - 1], cuts[index], estimated);
        }
    }

    private void Spread(long from, long to, BigInteger amount, long clipFrom, long clipTo, bool estimated)
    {
        BigInteger C(long at) => Floor(amount * (at - from), to - from);
        Total += C(clipTo) - C(clipFrom);
        for (var quarter = (long)Floor(clipFrom, 900_000); quarter * 900_000 < clipTo; quarter++)
        {
            var (start, end) = (Math.Max(clipFrom, quarter * 900_000), Math.Min(clipTo, (quarter + 1) * 900_000));
            if (!Slots.TryGetValue(quarter, out var slot))
            {
                Slots[quarter] = slot = new Slot();
            }

            slot.Amount += C(end) - C(start);
            slot.Estimated += estimated ? C(end) - C(start) : 0;
            slot.Covered += end - start;
        }
    }

    private void Amounts(List<Reading> winners)
    {
        for (var index = 0; index < winners.Count; index++)
        {
            var reading = winners[index];
            var at = reading.AtUnixMs;
            var start = _meter is { Kind: MeterKind.Interval, Stamp: StampPosition.End } ? at - _interval : at;
            var scale = ScaleAt(start);
            var amount = Millionths(new Point(start, reading.Value, false, false), start);
            var overMs = _meter.Kind == MeterKind.Gauge ? 3_600_000 : _interval;
            var beyond = scale.MaxRate is { } rate && BigInteger.Abs(amount) * 3_600_000 > rate * overMs;
            Verdicts[at] = Confirmed(at) switch
            {
                false => Verdict.Rejected,
                null when beyond => Verdict.Suspect,
                _ => Verdict.Accepted,
            };
            if (Verdicts[at] != Verdict.Accepted)
            {
                continue;
            }

            var end = start + _interval;
            if (_meter.Kind == MeterKind.Gauge)
            {
                end = index + 1 < winners.Count ? Math.Min(end, winners[index + 1].AtUnixMs) : end;
                amount = Round(amount * (end - start), 3_600_000);
            }

            Spread(start, end, amount, start, end, false);
        }
    }
}
