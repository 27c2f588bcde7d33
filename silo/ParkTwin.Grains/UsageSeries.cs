using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>Cuts ledgers into the steps of a usage series.</summary>
internal static class UsageSeries
{
    /// <summary>Slots read at a time: 32 days.</summary>
    private const int Chunk = 32 * QuarterHour.PerUtcDay;

    /// <summary>The series; null for a meter or carrier that the shelf does not have.</summary>
    public static async Task<UsageAnswer?> ReadAsync(MeterShelf shelf, UsageRequest request)
    {
        var (meters, others) = Select(shelf, request);
        if (meters.Count == 0 || shelf.Calendar is not { } calendar)
        {
            return null;
        }

        var (rows, end) = Rows(calendar, request, meters.Count);
        foreach (var ordinal in meters)
        {
            await AddAsync(shelf, ordinal, rows, end);
        }

        var first = shelf.Meters[meters[0]].Book;
        return new()
        {
            Carrier = first.Definition.Carrier,
            Measure = first.Measure,
            TimeZone = calendar.Zone.Id,
            Meters = meters.Count,
            Rows = rows,
            OtherMeasures = others,
        };
    }

    private static (List<int> Meters, IReadOnlyList<Measure> Others) Select(MeterShelf shelf, UsageRequest request)
    {
        if (request.Meter is { } id)
        {
            var ordinal = shelf.Find(id);
            return (ordinal < 0 ? [] : [ordinal], []);
        }

        var fitting = Enumerable.Range(0, shelf.Meters.Count).Where(i => Fits(shelf.Meters[i].Book.Definition, request)).ToList();
        var measures = fitting.Select(i => shelf.Meters[i].Book.Measure).Distinct().Order().ToList();
        if (measures.Count == 0)
        {
            return ([], []);
        }

        var measure = request.Measure ?? measures[0];
        return (fitting.FindAll(i => shelf.Meters[i].Book.Measure == measure), measures.FindAll(m => m != measure));
    }

    private static bool Fits(MeterDefinition meter, UsageRequest request) => meter.Carrier == request.Carrier
        && (request.Role is { } role ? Counting.IsCounted(meter) && meter.Role == role : Counting.IsUse(meter));

    private static (UsageRow[] Rows, QuarterHour End) Rows(ParkCalendar calendar, UsageRequest request, int meters)
    {
        var start = calendar.StartOf(request.Step, QuarterHour.Of(request.FromUnixMs));
        if (request.Step == UsageStep.QuarterHour)
        {
            return Quarters(calendar, request, start, meters);
        }

        var rows = new List<UsageRow>();
        while (start.StartUnixMs < request.ToUnixMs && rows.Count < UsageRequest.MaxRows)
        {
            var end = calendar.EndOf(request.Step, start);
            var expected = (end.Index - start.Index) * QuarterHour.LengthMs * meters;
            rows.Add(new(start.StartUnixMs, calendar.OffsetMsAt(start.StartUnixMs), null, 0, 0, expected));
            start = end;
        }

        return ([.. rows], start);
    }

    /// <summary>The finest step has the most rows, and their number is known before.</summary>
    private static (UsageRow[] Rows, QuarterHour End) Quarters(ParkCalendar calendar, UsageRequest request, QuarterHour start, int meters)
    {
        var count = Math.Max(0, (request.ToUnixMs - start.StartUnixMs + QuarterHour.LengthMs - 1) / QuarterHour.LengthMs);
        var rows = new UsageRow[Math.Min(count, UsageRequest.MaxRows)];
        for (var i = 0; i < rows.Length; i++)
        {
            var at = start.Add(i).StartUnixMs;
            rows[i] = new(at, calendar.OffsetMsAt(at), null, 0, 0, QuarterHour.LengthMs * meters);
        }

        return (rows, start.Add(rows.Length));
    }

    private static async Task AddAsync(MeterShelf shelf, int ordinal, UsageRow[] rows, QuarterHour rowsEnd)
    {
        if (rows.Length == 0 || !shelf.Meters[ordinal].Book.TryGetExtent(out var first, out var last))
        {
            return;
        }

        var from = Later(QuarterHour.Of(rows[0].StartUnixMs), first);
        var end = Earlier(rowsEnd, last.Add(1));
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(Chunk);
        try
        {
            var row = 0;
            while (from < end)
            {
                var length = (int)Math.Min(Chunk, end.Index - from.Index);
                await shelf.ReadLedgerAsync(ordinal, from, slots.AsMemory(0, length));
                row = Add(rows, row, from, slots.AsSpan(0, length));
                from = from.Add(length);
            }
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    private static int Add(UsageRow[] rows, int row, QuarterHour from, ReadOnlySpan<LedgerSlot> slots)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (!slots[i].IsKnown)
            {
                continue;
            }

            var at = from.Add(i).StartUnixMs;
            while (row + 1 < rows.Length && rows[row + 1].StartUnixMs <= at)
            {
                row++;
            }

            ref var target = ref rows[row];
            target = target with
            {
                Amount = (target.Amount ?? 0) + slots[i].Amount,
                Estimated = target.Estimated + slots[i].Estimated,
                CoveredMs = target.CoveredMs + slots[i].CoveredMs,
            };
        }

        return row;
    }

    private static QuarterHour Later(QuarterHour left, QuarterHour right) => left > right ? left : right;

    private static QuarterHour Earlier(QuarterHour left, QuarterHour right) => left < right ? left : right;
}
