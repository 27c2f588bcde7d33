using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>Yesterday's two sums of one meter, good for one quarter-hour of one day.</summary>
internal sealed class YesterdayCache
{
    /// <summary>First quarter-hour of yesterday that the sums are of.</summary>
    public QuarterHour Start { get; private set; }

    /// <summary>Number of quarter-hours in <see cref="SoFar"/>.</summary>
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
        SoFar = SlotSum.Of(slots[..(int)Math.Min(length, slots.Length)]);
        Whole = SlotSum.Of(slots);
    }

    /// <summary>Forgets the sums: a late reading may have changed them.</summary>
    public void Forget() => Length = -1;
}
