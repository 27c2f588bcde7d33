using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>Makes the live view of an enterprise from its shelf.</summary>
internal sealed class EnterpriseViews(MeterShelf shelf)
{
    /// <summary>Longest local day in quarter-hours (a 25-hour day, with room for odd zone changes).</summary>
    private const int LongestDay = 128;

    /// <summary>The view at an instant.</summary>
    public async Task<EnterpriseLive> MakeAsync(EnterpriseId? enterprise, long sequence, long nowUnixMs, EnterprisePosition position)
    {
        var meters = new MeterLive[shelf.Meters.Count];
        var lines = new Dictionary<(Carrier, MeterRole, Measure), LineSum>();
        for (var i = 0; i < meters.Length; i++)
        {
            var meter = shelf.Meters[i];
            var head = meter.Book.Head;
            var today = await DaysAsync(i, nowUnixMs);
            meters[i] = new() { Meter = meter.Book.Definition.Id, Head = head, Today = today };
            if (Counting.IsCounted(meter.Book.Definition))
            {
                var key = (meter.Book.Definition.Carrier, meter.Book.Definition.Role, meter.Book.Measure);
                lines.TryAdd(key, new LineSum());
                lines[key].Add(meter, head, today, nowUnixMs);
            }
        }

        return new()
        {
            Enterprise = enterprise,
            Sequence = sequence,
            AtUnixMs = nowUnixMs,
            Lines = [.. lines.OrderBy(l => l.Key).Select(l => l.Value.ToLine(l.Key.Item1, l.Key.Item2, l.Key.Item3))],
            Meters = meters,
            Position = position,
        };
    }

    /// <summary>Millionths of the meter since local midnight; refreshes what it knows of yesterday.</summary>
    private async Task<long?> DaysAsync(int ordinal, long nowUnixMs)
    {
        if (shelf.Calendar is not { } calendar || shelf.Meters[ordinal].Book.Head.LastAtUnixMs is null)
        {
            return null;
        }

        var now = QuarterHour.Of(nowUnixMs);
        var start = calendar.StartOf(UsageStep.Day, now);
        var yesterday = calendar.StartOf(UsageStep.Day, start.Add(-1));
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(LongestDay);
        try
        {
            var length = (int)Math.Min(LongestDay, now.Index - start.Index + 1);
            await shelf.ReadLedgerAsync(ordinal, start, slots.AsMemory(0, length));
            var today = SlotSum.Of(slots.AsSpan(0, length));
            var cache = shelf.Meters[ordinal].Yesterday;
            var known = Known(slots.AsSpan(0, length));
            var passedMs = known > 0 ? slots[known - 1].CoveredMs : 0;
            if (!cache.Holds(yesterday, known))
            {
                var whole = (int)Math.Min(LongestDay, start.Index - yesterday.Index);
                await shelf.ReadLedgerAsync(ordinal, yesterday, slots.AsMemory(0, whole));
                cache.Take(yesterday, known, slots.AsSpan(0, whole));
            }

            cache.Reach(passedMs);
            return today;
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    /// <summary>Quarter-hours up to the last that anything is known of.</summary>
    private static int Known(ReadOnlySpan<LedgerSlot> slots)
    {
        var length = slots.Length;
        while (length > 0 && !slots[length - 1].IsKnown)
        {
            length--;
        }

        return length;
    }
}
