using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>Sums the ledgers of a span meter by meter, and finds the lowest hour of each night before its end.</summary>
internal static class BalanceSeries
{
    /// <summary>Slots read at a time: 32 days.</summary>
    private const int Chunk = 32 * QuarterHour.PerUtcDay;

    private const int QuartersPerHour = 4;

    /// <summary>The answer, its rows in the shelf's order; null before the first assignment.</summary>
    public static async Task<BalanceAnswer?> ReadAsync(MeterShelf shelf, BalanceRequest request)
    {
        if (shelf.Calendar is not { } calendar)
        {
            return null;
        }

        var from = QuarterHour.Of(request.FromUnixMs);
        var end = QuarterHour.Of(request.ToUnixMs + QuarterHour.LengthMs - 1);
        var nights = Nights(calendar, request);
        var rows = new List<BalanceRow>();
        for (var ordinal = 0; ordinal < shelf.Meters.Count; ordinal++)
        {
            var meter = shelf.Meters[ordinal].Book.Definition;
            if (request.Carriers.Contains(meter.Carrier) && meter.Role != MeterRole.Reactive)
            {
                rows.Add(await RowAsync(shelf, ordinal, from, end, request.ToUnixMs, nights));
            }
        }

        return new() { Rows = [.. rows] };
    }

    private static async Task<BalanceRow> RowAsync(
        MeterShelf shelf, int ordinal, QuarterHour from, QuarterHour end, long toUnixMs, QuarterHour[] nights)
    {
        var id = shelf.Meters[ordinal].Book.Definition.Id;
        var expected = Math.Max(0, toUnixMs - from.StartUnixMs);
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(Chunk);
        try
        {
            var (amount, estimated, covered) = ((long?)null, 0L, 0L);
            for (var at = from; at < end && shelf.Meters[ordinal].Book.TryGetExtent(out var first, out var last);)
            {
                at = at < first ? first : at;
                var stop = end > last.Add(1) ? last.Add(1) : end;
                if (at >= stop)
                {
                    break;
                }

                var length = (int)Math.Min(Chunk, stop.Index - at.Index);
                await shelf.ReadLedgerAsync(ordinal, at, slots.AsMemory(0, length));
                Add(slots.AsSpan(0, length), ref amount, ref estimated, ref covered);
                at = at.Add(length);
            }

            return new(id, amount, estimated, Math.Min(covered, expected), expected, await NightsAsync(shelf, ordinal, nights, slots));
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    private static void Add(ReadOnlySpan<LedgerSlot> slots, ref long? amount, ref long estimated, ref long covered)
    {
        foreach (ref readonly var slot in slots)
        {
            if (slot.IsKnown)
            {
                amount = checked((amount ?? 0) + slot.Amount);
                estimated += slot.Estimated;
                covered += slot.CoveredMs;
            }
        }
    }

    /// <summary>First quarter-hours of the nights that ended before the request's end, oldest first, then the end of each.</summary>
    private static QuarterHour[] Nights(ParkCalendar calendar, BalanceRequest request)
    {
        var nights = new List<QuarterHour>();
        var day = calendar.LocalDay(request.ToUnixMs);
        var length = request.NightHours * QuartersPerHour;
        for (var back = 0; nights.Count < request.Nights && back <= request.Nights; back++)
        {
            var start = calendar.StartOf(UsageStep.Day, QuarterHour.Of(calendar.StartOfLocalDay(day.AddDays(-back))));
            if (start.Add(length).StartUnixMs <= request.ToUnixMs)
            {
                nights.Add(start);
            }
        }

        nights.Reverse();
        return [.. nights.SelectMany(start => new[] { start, start.Add(length) })];
    }

    private static async Task<long?[]> NightsAsync(MeterShelf shelf, int ordinal, QuarterHour[] nights, LedgerSlot[] slots)
    {
        var lowest = new long?[nights.Length / 2];
        if (!shelf.Meters[ordinal].Book.TryGetExtent(out var first, out var last))
        {
            return lowest;
        }

        for (var night = 0; night < lowest.Length; night++)
        {
            var (start, end) = (nights[night * 2], nights[(night * 2) + 1]);
            if (start >= first && end <= last.Add(1))
            {
                var length = (int)(end.Index - start.Index);
                await shelf.ReadLedgerAsync(ordinal, start, slots.AsMemory(0, length));
                lowest[night] = LowestHour(slots.AsSpan(0, length));
            }
        }

        return lowest;
    }

    /// <summary>The lowest sum of four quarter-hours in a row; null unless all of them were measured, none estimated.</summary>
    private static long? LowestHour(ReadOnlySpan<LedgerSlot> slots)
    {
        long? lowest = null;
        for (var i = 0; i + QuartersPerHour <= slots.Length; i++)
        {
            var hour = 0L;
            foreach (ref readonly var slot in slots.Slice(i, QuartersPerHour))
            {
                if (slot.CoveredMs < QuarterHour.LengthMs || slot.Estimated != 0)
                {
                    return null;
                }

                hour = checked(hour + slot.Amount);
            }

            lowest = lowest is { } known ? Math.Min(known, hour) : hour;
        }

        return lowest;
    }
}
