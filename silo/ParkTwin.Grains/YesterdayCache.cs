using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>
/// Yesterday's two sums of one meter, good for one quarter-hour of one day. The quarter-hour that runs is compared with as much of
/// yesterday's as has passed of it: with all of it, today would look smaller than it is at the beginning of each.
/// </summary>
internal sealed class YesterdayCache
{
    private long? _before;
    private long? _last;

    /// <summary>First quarter-hour of yesterday that the sums are of.</summary>
    public QuarterHour Start { get; private set; }

    /// <summary>Number of quarter-hours in <see cref="SoFar"/>; the last of them counts as far as it was passed.</summary>
    public long Length { get; private set; } = -1;

    /// <summary>Millionths of the first <see cref="Length"/> quarter-hours; null when nothing is known.</summary>
    public long? SoFar { get; private set; }

    /// <summary>Millionths of the whole day; null when nothing is known.</summary>
    public long? Whole { get; private set; }

    /// <summary>True when the sums answer this question.</summary>
    public bool Holds(QuarterHour start, long length) => Start == start && Length == length;

    /// <summary>Sums a day's slots.</summary>
    public void Take(QuarterHour start, long length, ReadOnlySpan<LedgerSlot> slots)
    {
        (Start, Length) = (start, length);
        // A day that has had more quarter-hours than yesterday has passed all of it.
        var running = length > slots.Length ? slots.Length : Math.Max(0, (int)length - 1);
        _before = SlotSum.Of(slots[..running]);
        _last = running < length && running < slots.Length && slots[running].IsKnown ? slots[running].Amount : null;
        Whole = SlotSum.Of(slots);
    }

    /// <summary>Sets <see cref="SoFar"/> to where today is.</summary>
    /// <param name="passedMs">How much of today's last known quarter-hour is covered, ms; cut to a millionth.</param>
    public void Reach(int passedMs)
    {
        var part = _last is { } last ? (long?)(long)((Int128)last * passedMs / QuarterHour.LengthMs) : null;
        SoFar = (_before, part) is ({ } before, { } more) ? before + more : _before ?? part;
    }
}
