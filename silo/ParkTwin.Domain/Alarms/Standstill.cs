namespace ParkTwin.Domain.Alarms;

/// <summary>
/// Runs of quarter-hours in which a meter's value does not change. A register stands still where it counts nothing; an interval or a gauge
/// where it says the same again and again. Pure.
/// </summary>
internal static class Standstill
{
    /// <summary>True for what stands still every night and must not be judged by it.</summary>
    public static bool Generates(MeterDefinition meter) => meter.Carrier == Carrier.Pv || meter.Role == MeterRole.Generation;

    /// <summary>True for what may be judged by standing still: what is used, not what is generated, fed in or stored.</summary>
    public static bool IsJudged(MeterDefinition meter) => !Generates(meter)
        && meter.Role is MeterRole.GridImport or MeterRole.Consumption or MeterRole.Submeter;

    /// <summary>The longest run, ms.</summary>
    public static long LongestMs(MeterDefinition meter, ReadOnlySpan<LedgerSlot> slots)
    {
        var longest = 0;
        for (var end = 0; end < slots.Length;)
        {
            var length = Math.Max(1, Run(meter, slots[..^end]));
            longest = Math.Max(longest, length > 1 || IsStill(meter, slots[^(end + 1)]) ? length : 0);
            end += length;
        }

        return longest * QuarterHour.LengthMs;
    }

    /// <summary>Quarter-hours of the run that ends the span; 0 where the last is unknown or moves.</summary>
    public static int Run(MeterDefinition meter, ReadOnlySpan<LedgerSlot> slots)
    {
        if (slots.IsEmpty || !slots[^1].IsKnown || (meter.Kind == MeterKind.Register && slots[^1].Amount != 0))
        {
            return 0;
        }

        var amount = slots[^1].Amount;
        var length = 1;
        while (length < slots.Length && slots[^(length + 1)].IsKnown && slots[^(length + 1)].Amount == amount)
        {
            length++;
        }

        return length;
    }

    private static bool IsStill(MeterDefinition meter, LedgerSlot slot) => slot.IsKnown && meter.Kind == MeterKind.Register && slot.Amount == 0;
}
