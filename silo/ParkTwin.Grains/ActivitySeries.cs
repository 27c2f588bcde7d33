using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Grains;

/// <summary>Sums the ledgers of one enterprise by meter, local month and time band, and keeps the sums. One turn at a time.</summary>
internal sealed class ActivitySeries(MeterShelf shelf)
{
    private const int MostMonths = 60;
    private static readonly int BandCount = Enum.GetValues<TimeBand>().Length;
    private static readonly long[] NoBands = new long[BandCount];

    private readonly MonthSums _sums = new();
    private ZoneTable? _zone;

    /// <summary>Number of sums kept.</summary>
    public int KeptSums => _sums.Count;

    /// <summary>The sums of a run of months as they stand at an instant; null before the first assignment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The request has no month, or more than 60.</exception>
    /// <exception cref="OverflowException">A sum is beyond 9.2 × 10¹² units.</exception>
    public async Task<Activities?> ReadAsync(ActivityRequest request, long nowUnixMs)
    {
        if (request.Months is < 1 or > MostMonths)
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Months, $"Ask for 1 to {MostMonths} months at a time.");
        }

        if (shelf.Calendar is not { } calendar)
        {
            return null;
        }

        await CurrentAsync(calendar);
        _sums.Begin();
        var spans = LocalSpan.Of(calendar, request.First, request.Months, request.Bands);
        var buying = Enumerable.Range(0, shelf.Meters.Count).Where(i => Buys(shelf.Meters[i].Book)).ToArray();
        var months = new MeterMonth[shelf.Meters.Count * spans.Length];
        var demand = new DemandMonth[buying.Length == 0 ? 0 : spans.Length];
        for (var s = 0; s < spans.Length; s++)
        {
            for (var meter = 0; meter < shelf.Meters.Count; meter++)
            {
                var sum = await SumAsync(meter, spans[s], request.Bands.Id);
                var passed = spans[s].PassedMs(nowUnixMs);
                months[(meter * spans.Length) + s] = sum with { ExpectedMs = passed, NotBegunMs = NotBegun(meter, spans[s], sum, passed) };
            }

            if (buying is [var only])
            {
                var sum = months[(only * spans.Length) + s];
                demand[s] = new(sum.Month, sum.Peak, sum.PeakAtUnixMs);
            }
            else if (buying.Length > 1)
            {
                demand[s] = await DemandAsync(buying, spans[s]);
            }
        }

        _sums.End();
        return new() { Meters = [.. shelf.Meters.Select(meter => meter.Book.Definition)], Months = months, Demand = demand };
    }

    /// <summary>True for a meter of electricity that is bought: counted, at the gateway or in its place.</summary>
    private static bool Buys(MeterBook book) => book.Definition.Carrier == Carrier.Electricity && book.Measure == Measure.KilowattHour
        && Counting.IsUse(book.Definition);

    /// <summary>The sums that are kept, without those that a reading or a definition has changed since.</summary>
    public async ValueTask<MonthSums> CurrentAsync(ParkCalendar calendar)
    {
        if (!ReferenceEquals(_zone, calendar.Zone))
        {
            if (_zone is null || !SameOffsets(_zone, calendar.Zone))
            {
                _sums.Clear();
            }

            _zone = calendar.Zone;
        }

        for (var meter = 0; meter < shelf.Meters.Count; meter++)
        {
            var (first, end) = await shelf.TakeChangesAsync(meter);
            if (first < end)
            {
                _sums.Drop(meter, first, end);
            }
        }

        return _sums;
    }

    /// <summary>The part of a month before the meter's first reading ever; a reading of an earlier month begins it.</summary>
    private long NotBegun(int meter, LocalSpan span, MeterMonth sum, long passedMs) =>
        shelf.Meters[meter].Book.OldestMonth is { } oldest && oldest.StartUnixMs < span.From.StartUnixMs
            ? 0
            : Math.Min(sum.NotBegunMs, passedMs);

    private static bool SameOffsets(ZoneTable left, ZoneTable right) =>
        left.FromUnixMs.SequenceEqual(right.FromUnixMs) && left.OffsetMs.SequenceEqual(right.OffsetMs);

    private async ValueTask<MeterMonth> SumAsync(int meter, LocalSpan span, string bands)
    {
        if (_sums.Find(meter, span, bands) is { } known)
        {
            return known;
        }

        var id = shelf.Meters[meter].Book.Definition.Id;
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(span.Length);
        try
        {
            var sum = await TryReadAsync(meter, span, slots.AsMemory(0, span.Length))
                ? Sum(id, span, slots.AsSpan(0, span.Length))
                : new() { Meter = id, Month = span.Month, Amount = null, NotBegunMs = MsOf(span), Bands = NoBands };
            _sums.Keep(meter, span, bands, sum);
            return sum;
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
        }
    }

    /// <summary>Reads a month; false, without paging, where the meter certainly knows nothing of it.</summary>
    private async ValueTask<bool> TryReadAsync(int meter, LocalSpan span, Memory<LedgerSlot> slots)
    {
        if (!shelf.Meters[meter].Book.TryGetExtent(out var first, out var last) || last < span.From || first >= span.End)
        {
            return false;
        }

        await shelf.ReadLedgerAsync(meter, span.From, slots);
        return true;
    }

    private static long MsOf(LocalSpan span) => span.End.StartUnixMs - span.From.StartUnixMs;

    private static MeterMonth Sum(MeterId id, LocalSpan span, ReadOnlySpan<LedgerSlot> slots)
    {
        var bands = span.Bands();
        var (amount, estimated, covered, known) = (0L, 0L, 0L, false);
        var (peak, peakAt) = (0L, 0);
        var begun = slots.Length;
        var sums = new long[BandCount];
        for (var i = 0; i < slots.Length; i++)
        {
            ref readonly var slot = ref slots[i];
            if (!slot.IsKnown)
            {
                continue;
            }

            checked
            {
                amount += slot.Amount;
                estimated += slot.Estimated;
                sums[(int)bands[i]] += slot.Amount;
            }

            covered += slot.CoveredMs;
            begun = Math.Min(begun, i);
            (peak, peakAt) = !known || slot.Amount > peak ? (slot.Amount, i) : (peak, peakAt);
            known = true;
        }

        return new()
        {
            Meter = id,
            Month = span.Month,
            Amount = known ? amount : null,
            Estimated = estimated,
            CoveredMs = covered,
            NotBegunMs = begun * QuarterHour.LengthMs,
            Bands = sums,
            Peak = known ? peak : null,
            PeakAtUnixMs = known ? span.From.Add(peakAt).StartUnixMs : null,
        };
    }

    private async ValueTask<DemandMonth> DemandAsync(int[] meters, LocalSpan span)
    {
        if (_sums.FindDemand(meters, span) is { } kept)
        {
            return kept;
        }

        var slots = ArrayPool<LedgerSlot>.Shared.Rent(span.Length);
        var together = ArrayPool<LedgerSlot>.Shared.Rent(span.Length);
        try
        {
            together.AsSpan(0, span.Length).Clear();
            foreach (var meter in meters)
            {
                if (await TryReadAsync(meter, span, slots.AsMemory(0, span.Length)))
                {
                    Add(slots.AsSpan(0, span.Length), together);
                }
            }

            var sum = Sum(default, span, together.AsSpan(0, span.Length));
            var demand = new DemandMonth(span.Month, sum.Peak, sum.PeakAtUnixMs);
            _sums.KeepDemand(meters, span, demand);
            return demand;
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
            ArrayPool<LedgerSlot>.Shared.Return(together);
        }
    }

    private static void Add(ReadOnlySpan<LedgerSlot> slots, Span<LedgerSlot> together)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].IsKnown)
            {
                together[i] = new(checked(together[i].Amount + slots[i].Amount), 0, slots[i].CoveredMs);
            }
        }
    }
}
