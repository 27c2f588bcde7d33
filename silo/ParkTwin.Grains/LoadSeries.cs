using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;

namespace ParkTwin.Grains;

/// <summary>
/// Sums the hours of bought electricity by kind. Months that are over are kept beside the sums of the activities and forgotten with them.
/// One turn at a time.
/// </summary>
internal sealed class LoadSeries(MeterShelf shelf, ActivitySeries activities)
{
    private const long DayMs = 86_400_000;
    private const long HourMs = 3_600_000;

    /// <summary>The sums; null where no counted meter at the gateway counts electricity in kWh.</summary>
    public async Task<LoadAnswer?> ReadAsync(LoadRequest request)
    {
        int[] meters = [.. Enumerable.Range(0, shelf.Meters.Count).Where(meter => Buys(shelf.Meters[meter].Book))];
        if (meters.Length == 0 || shelf.Calendar is not { } calendar)
        {
            return null;
        }

        var sums = await activities.CurrentAsync(calendar);
        var load = LoadAnswer.None;
        var at = calendar.StartOf(UsageStep.Hour, QuarterHour.Of(request.FromUnixMs));
        while (at.StartUnixMs < request.ToUnixMs)
        {
            var month = LocalMonth.Of(calendar.LocalDay(at.StartUnixMs));
            var end = calendar.EndOf(UsageStep.Month, at);
            if (at == calendar.StartOf(UsageStep.Month, at) && end.StartUnixMs <= request.ToUnixMs)
            {
                if (sums.FindLoad(meters, month) is not { } kept)
                {
                    kept = await SumAsync(calendar, meters, at, end);
                    sums.KeepLoad(meters, month, at, end, kept);
                }

                load += kept;
            }
            else
            {
                load += await SumAsync(calendar, meters, at, LastHourEnd(calendar, at, end, request.ToUnixMs));
            }

            at = end;
        }

        return load;
    }

    private static bool Buys(MeterBook book) => book.Definition.Carrier == Carrier.Electricity && book.Measure == Measure.KilowattHour
        && Counting.IsCounted(book.Definition) && book.Definition.Role == MeterRole.GridImport;

    /// <summary>The end of the last hour that begins before an instant, or <paramref name="end"/> if that is earlier.</summary>
    private static QuarterHour LastHourEnd(ParkCalendar calendar, QuarterHour from, QuarterHour end, long toUnixMs)
    {
        if (end.StartUnixMs <= toUnixMs)
        {
            return end;
        }

        var last = calendar.StartOf(UsageStep.Hour, QuarterHour.Of(toUnixMs - 1));
        var stop = calendar.EndOf(UsageStep.Hour, last > from ? last : from);
        return stop < end ? stop : end;
    }

    private async Task<LoadAnswer> SumAsync(ParkCalendar calendar, int[] meters, QuarterHour from, QuarterHour end)
    {
        var length = (int)(end.Index - from.Index);
        var slots = ArrayPool<LedgerSlot>.Shared.Rent(length);
        var together = ArrayPool<(long Amount, long Estimated, long CoveredMs)>.Shared.Rent(length);
        try
        {
            together.AsSpan(0, length).Clear();
            foreach (var meter in meters)
            {
                if (shelf.Meters[meter].Book.TryGetExtent(out var first, out var last) && last >= from && first < end)
                {
                    await shelf.ReadLedgerAsync(meter, from, slots.AsMemory(0, length));
                    Add(slots.AsSpan(0, length), together);
                }
            }

            return Hours(calendar, from, together.AsSpan(0, length), meters.Length);
        }
        finally
        {
            ArrayPool<LedgerSlot>.Shared.Return(slots);
            ArrayPool<(long Amount, long Estimated, long CoveredMs)>.Shared.Return(together);
        }
    }

    private static void Add(ReadOnlySpan<LedgerSlot> slots, Span<(long Amount, long Estimated, long CoveredMs)> together)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].IsKnown)
            {
                ref var target = ref together[i];
                target = checked((target.Amount + slots[i].Amount, target.Estimated + slots[i].Estimated, target.CoveredMs + slots[i].CoveredMs));
            }
        }
    }

    /// <summary>An hour of which a part is not covered is unknown: its sum would look like a low load.</summary>
    private static LoadAnswer Hours(
        ParkCalendar calendar, QuarterHour from, ReadOnlySpan<(long Amount, long Estimated, long CoveredMs)> quarters, int meters)
    {
        LoadSum night = default, workday = default, weekend = default;
        for (var at = 0; at < quarters.Length;)
        {
            var start = from.Add(at);
            var stop = Math.Min((int)(calendar.EndOf(UsageStep.Hour, start).Index - from.Index), quarters.Length);
            var (sum, covered) = (new LoadSum(0, 0, 1), 0L);
            foreach (ref readonly var quarter in quarters[at..stop])
            {
                sum += new LoadSum(quarter.Amount, quarter.Estimated, 0);
                covered += quarter.CoveredMs;
            }

            if (covered >= (stop - at) * QuarterHour.LengthMs * meters)
            {
                var local = start.StartUnixMs + calendar.OffsetMsAt(start.StartUnixMs);
                switch (LoadProfile.KindOf(DayOf(local), (int)(Math.DivRem(local, DayMs).Remainder / HourMs)))
                {
                    case LoadKind.Night:
                        night += sum;
                        break;
                    case LoadKind.Workday:
                        workday += sum;
                        break;
                    case LoadKind.Weekend:
                        weekend += sum;
                        break;
                }
            }

            at = stop;
        }

        return new(night, workday, weekend);
    }

    private static DateOnly DayOf(long localMs) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(localMs));
}
