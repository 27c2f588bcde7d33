using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Past;

namespace ParkTwin.Grains;

/// <summary>Makes the views of an enterprise at past quarter-hours from the ledgers of its shelf.</summary>
internal static class PastViews
{
    /// <summary>Longest local day in quarter-hours (a 25-hour day, with room for odd zone changes).</summary>
    private const int LongestDay = 128;

    /// <summary>The view at a quarter-hour; without lines and meters before the first assignment.</summary>
    public static async Task<EnterpriseLive> AtAsync(
        MeterShelf shelf, EnterpriseId? enterprise, QuarterHour at, EnterprisePosition position)
    {
        var meters = new MeterLive[shelf.Calendar is null ? 0 : shelf.Meters.Count];
        var lines = new SortedDictionary<(Carrier, MeterRole, Measure), CarrierLive>();
        for (var i = 0; i < meters.Length; i++)
        {
            var book = shelf.Meters[i].Book;
            var past = await PastAsync(shelf, i, shelf.Calendar!, at);
            meters[i] = new()
            {
                Meter = book.Definition.Id,
                Head = new(past.MeasuredAtUnixMs, null, null, default, default, past.RatePerHour, null),
                Today = past.Today,
            };
            if (Counting.IsCounted(book.Definition))
            {
                var key = (book.Definition.Carrier, book.Definition.Role, book.Measure);
                var isFresh = Staleness.IsFresh(meters[i].Head, book.Definition.IntervalSeconds, at.StartUnixMs);
                lines[key] = Add(lines.GetValueOrDefault(key) ?? Empty(key), past, isFresh);
            }
        }

        return new()
        {
            Enterprise = enterprise,
            Sequence = at.StartUnixMs,
            AtUnixMs = at.StartUnixMs,
            Lines = [.. lines.Values],
            Meters = meters,
            Position = position,
        };
    }

    /// <summary>The lines over a run of quarter-hours.</summary>
    public static async Task<FrameLine[]> FramesAsync(MeterShelf shelf, FramesRequest request)
    {
        if (request.Count is < 1 or > FramesRequest.MaxCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(request), request.Count, $"Ask for 1 to {FramesRequest.MaxCount} quarter-hours at a time.");
        }

        var from = QuarterHour.Of(request.FromUnixMs);
        var lines = new SortedDictionary<(Carrier, MeterRole, Measure), FrameLine>();
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(request.Count);
        try
        {
            for (var i = 0; i < shelf.Meters.Count; i++)
            {
                var book = shelf.Meters[i].Book;
                if (!Counting.IsCounted(book.Definition))
                {
                    continue;
                }

                var key = (book.Definition.Carrier, book.Definition.Role, book.Measure);
                var line = lines.GetValueOrDefault(key) ?? Empty(key, request.Count);
                lines[key] = line with { Meters = line.Meters + 1 };
                if (Touches(book, from, from.Add(request.Count)))
                {
                    await shelf.ReadLedgerAsync(i, from, slots.AsMemory(0, request.Count));
                    Add(slots.AsSpan(0, request.Count), line.Amounts, line.Measured);
                }
            }

            return [.. lines.Values];
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    private static async ValueTask<PastMeter> PastAsync(MeterShelf shelf, int ordinal, ParkCalendar calendar, QuarterHour at)
    {
        var start = calendar.StartOf(UsageStep.Day, at);
        var yesterday = calendar.StartOf(UsageStep.Day, start.Add(-1));
        if (!Touches(shelf.Meters[ordinal].Book, yesterday, at.Add(1)))
        {
            return default;
        }

        var before = (int)(start.Index - yesterday.Index);
        var length = (int)(at.Index - yesterday.Index) + 1;
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(Math.Max(length, 2 * LongestDay));
        try
        {
            await shelf.ReadLedgerAsync(ordinal, yesterday, slots.AsMemory(0, length));
            return PastMeter.Of(yesterday, slots.AsSpan(0, before), slots.AsSpan(before, length - before));
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    /// <summary>False where the meter certainly knows nothing of a run, so that nothing is paged in for it.</summary>
    private static bool Touches(MeterBook book, QuarterHour from, QuarterHour end) =>
        book.TryGetExtent(out var first, out var last) && first < end && from <= last;

    private static CarrierLive Empty((Carrier Carrier, MeterRole Role, Measure Measure) key) =>
        new() { Carrier = key.Carrier, Role = key.Role, Measure = key.Measure };

    private static FrameLine Empty((Carrier Carrier, MeterRole Role, Measure Measure) key, int count) => new()
    {
        Carrier = key.Carrier,
        Role = key.Role,
        Measure = key.Measure,
        Meters = 0,
        Amounts = new long?[count],
        Measured = new int[count],
    };

    private static CarrierLive Add(CarrierLive line, in PastMeter past, bool isFresh) => line with
    {
        Meters = line.Meters + 1,
        FreshMeters = line.FreshMeters + (isFresh ? 1 : 0),
        RatePerHour = Sum(line.RatePerHour, past.RatePerHour),
        Today = Sum(line.Today, past.Today),
        YesterdaySoFar = Sum(line.YesterdaySoFar, past.YesterdaySoFar),
        Yesterday = Sum(line.Yesterday, past.Yesterday),
    };

    private static void Add(ReadOnlySpan<LedgerSlot> slots, long?[] amounts, int[] measured)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].IsKnown)
            {
                amounts[i] = checked((amounts[i] ?? 0) + slots[i].Amount);
                measured[i] += PastMeter.IsMeasured(slots[i]) ? 1 : 0;
            }
        }
    }

    private static long? Sum(long? left, long? right) => left is { } one && right is { } other ? checked(one + other) : left ?? right;
}
