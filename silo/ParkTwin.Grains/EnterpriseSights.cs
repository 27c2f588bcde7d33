using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Grains;

/// <summary>
/// Makes from the shelf what an enterprise tells its park for the alarms: every ten seconds at most, and of a meter anew only when it has
/// come into another quarter-hour. Nothing of it is on the way of a reading.
/// </summary>
internal sealed class EnterpriseSights(MeterShelf shelf)
{
    /// <summary>Least time between two sights.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly Dictionary<MeterId, Kept> _kept = [];

    /// <summary>The sight at an instant.</summary>
    public async Task<EnterpriseSight> MakeAsync(EnterpriseAssignment assignment, long sequence, long nowUnixMs)
    {
        var meters = new MeterSight[shelf.Meters.Count];
        var grid = new List<LedgerSlot[]>();
        for (var i = 0; i < meters.Length; i++)
        {
            var book = shelf.Meters[i].Book;
            var kept = await MeterAsync(i, nowUnixMs);
            meters[i] = kept.Sight with { LastAtUnixMs = book.Head.LastAtUnixMs, LastArrivedUnixMs = book.Head.LastArrivedUnixMs };
            if (book.Definition is { Role: MeterRole.GridImport, Carrier: Carrier.Electricity } && Counting.IsCounted(book.Definition))
            {
                grid.Add(await NewestAsync(i, nowUnixMs));
            }
        }

        return new()
        {
            Enterprise = assignment.Enterprise?.Id,
            Sequence = sequence,
            AtUnixMs = nowUnixMs,
            Contract = assignment.Enterprise?.Contract,
            Demand = MeterSights.Demand(grid, nowUnixMs),
            Meters = meters,
        };
    }

    private async Task<Kept> MeterAsync(int ordinal, long nowUnixMs)
    {
        var book = shelf.Meters[ordinal].Book;
        var head = book.Head;
        var now = QuarterHour.Of(nowUnixMs);
        var last = head.LastAtUnixMs is { } at ? QuarterHour.Of(at) : default;
        var held = _kept.GetValueOrDefault(book.Definition.Id);
        if (held is not null && held.At == now && held.Last == last && held.Definition.Equals(book.Definition))
        {
            return held;
        }

        var past = held is { Past.IsEnough: true } && held.Definition.Equals(book.Definition) && held.Day == DayOf(now)
            ? held.Past
            : await PastAsync(ordinal, now);
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(MeterSights.Length);
        try
        {
            var span = slots.AsMemory(0, MeterSights.Length);
            await shelf.ReadLedgerAsync(ordinal, now.Add(1 - MeterSights.Length), span);
            var readings = await shelf.ReadingsAsync(new ReadingsRequest
            {
                Meter = book.Definition.Id,
                FromUnixMs = nowUnixMs - MeterSights.SpikeLookMs,
                ToUnixMs = nowUnixMs + 1,
                Limit = int.MaxValue,
            });
            var sight = MeterSights.Of(book.Definition, head, span.Span, past, readings?.Readings ?? [], nowUnixMs);
            return _kept[book.Definition.Id] = new(sight, past, now, last, DayOf(now), book.Definition);
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    private async Task<LedgerSlot[]> NewestAsync(int ordinal, long nowUnixMs)
    {
        var slots = new LedgerSlot[8];
        await shelf.ReadLedgerAsync(ordinal, QuarterHour.Of(nowUnixMs).Add(1 - slots.Length), slots);
        return slots;
    }

    private async Task<MeterPast> PastAsync(int ordinal, QuarterHour now)
    {
        var length = AlarmLimits.PastDays * QuarterHour.PerUtcDay;
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(length);
        try
        {
            await shelf.ReadLedgerAsync(ordinal, new QuarterHour(DayOf(now) * QuarterHour.PerUtcDay).Add(-length), slots.AsMemory(0, length));
            return MeterPast.Of(shelf.Meters[ordinal].Book.Definition, slots.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    private static long DayOf(QuarterHour at) => at.Index / QuarterHour.PerUtcDay;

    private sealed record Kept(MeterSight Sight, MeterPast Past, QuarterHour At, QuarterHour Last, long Day, MeterDefinition Definition);
}
