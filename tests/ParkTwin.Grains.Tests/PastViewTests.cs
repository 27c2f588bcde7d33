using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Past;
using ParkTwin.Testing;

namespace ParkTwin.Grains.Tests;

public sealed class PastViewTests
{
    [Fact]
    public Task A_past_view_is_what_usage_says_of_the_same_quarter_hours() => Seeds.ForEachAsync(60, async seed =>
    {
        var bed = await FilledAsync(seed);
        for (var turn = 0; turn < 12; turn++)
        {
            var at = Somewhere(bed);
            var view = await PastViews.AtAsync(bed.Shelf, null, at, default);
            var start = bed.Calendar.StartOf(UsageStep.Day, at);
            var before = bed.Calendar.StartOf(UsageStep.Day, start.Add(-1));
            var soFar = Math.Min(before.Index + (at.Index - start.Index) + 1, start.Index);
            foreach (var meter in view.Meters)
            {
                Assert.Equal(await SumAsync(bed, meter.Meter, at, at.Add(1)) * 4, meter.Head.RatePerHour);
                Assert.Equal(await SumAsync(bed, meter.Meter, start, at.Add(1)), meter.Today);
            }

            foreach (var line in view.Lines)
            {
                Assert.Equal(await SumAsync(bed, line, at, at.Add(1)) * 4, line.RatePerHour);
                Assert.Equal(await SumAsync(bed, line, start, at.Add(1)), line.Today);
                Assert.Equal(await SumAsync(bed, line, before, new(soFar)), line.YesterdaySoFar);
                Assert.Equal(await SumAsync(bed, line, before, start), line.Yesterday);
            }
        }
    });

    [Fact]
    public Task Frames_are_the_usage_rows_of_each_line() => Seeds.ForEachAsync(60, async seed =>
    {
        var bed = await FilledAsync(seed);
        var (from, count) = (Somewhere(bed), bed.Dice.Next(1, 200));
        var frames = await PastViews.FramesAsync(bed.Shelf, new() { FromUnixMs = from.StartUnixMs + 1, Count = count });
        var counted = bed.Shelf.Meters.Where(meter => Counting.IsCounted(meter.Book.Definition)).ToArray();
        Assert.Equal(counted.Length, frames.Sum(line => line.Meters));
        foreach (var line in frames)
        {
            var usage = await UsageSeries.ReadAsync(bed.Shelf, new()
            {
                Carrier = line.Carrier,
                Role = line.Role,
                Measure = line.Measure,
                FromUnixMs = from.StartUnixMs,
                ToUnixMs = from.Add(count).StartUnixMs,
                Step = UsageStep.QuarterHour,
            });
            Assert.Equal(usage!.Rows.Select(row => row.Amount), line.Amounts);
        }
    });

    [Fact]
    public async Task A_view_is_one_frame_of_the_day()
    {
        var bed = await FilledAsync(7);
        var at = Somewhere(bed);
        var view = await PastViews.AtAsync(bed.Shelf, null, at, default);
        var frames = await PastViews.FramesAsync(bed.Shelf, new() { FromUnixMs = at.StartUnixMs, Count = 1 });
        Assert.Equal(view.Lines.Select(line => line.RatePerHour), frames.Select(line => line.Amounts[0] * 4));
    }

    [Fact]
    public async Task What_was_interpolated_over_a_gap_has_an_amount_and_leaves_the_meter_stale()
    {
        var shelf = await ShelfAsync();
        foreach (var hour in (int[])[0, 1, 20, 21])
        {
            for (var quarter = 0; quarter < 4; quarter++)
            {
                var steps = (hour * 4) + quarter;
                Assert.True(shelf.TryInsert(
                    0, new(Given.Midnight + (steps * QuarterHour.LengthMs), 10m * steps, 0, ReadingQuality.Good, 0), out _, out _));
            }
        }

        var inside = await PastViews.AtAsync(shelf, null, QuarterHour.Of(Given.Midnight).Add(40), default);
        var after = await PastViews.AtAsync(shelf, null, QuarterHour.Of(Given.Midnight).Add(82), default);
        Assert.Equal((40_000_000L, 0), (inside.Lines[0].RatePerHour!.Value, inside.Lines[0].FreshMeters));
        Assert.True(inside.Meters[0].Head.LastAtUnixMs < Given.Midnight + (8 * QuarterHour.LengthMs));
        Assert.Equal((1, Given.Midnight + (82 * QuarterHour.LengthMs)), (after.Lines[0].FreshMeters, after.Meters[0].Head.LastAtUnixMs));
    }

    [Fact]
    public async Task Before_its_first_reading_a_meter_knows_nothing_and_nothing_is_zero()
    {
        var view = await PastViews.AtAsync(await ShelfAsync(), null, QuarterHour.Of(Given.Midnight), default);
        Assert.Equal((null, null, null), (view.Lines[0].RatePerHour, view.Lines[0].Today, view.Meters[0].Head.LastAtUnixMs));
        Assert.Equal((1, 0), (view.Lines[0].Meters, view.Lines[0].FreshMeters));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(FramesRequest.MaxCount + 1)]
    public async Task A_run_that_is_empty_or_too_long_is_refused(int count)
    {
        var shelf = await ShelfAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PastViews.FramesAsync(shelf, new() { FromUnixMs = 0, Count = count }));
    }

    [Fact]
    public void A_view_without_its_own_quarter_hour_is_refused() =>
        Assert.Throws<ArgumentException>(() => PastMeter.Of(default, new LedgerSlot[96], []));

    private static async Task<MeterShelf> ShelfAsync()
    {
        var shelf = new MeterShelf(new MemoryBlocks(), new MemoryBlocks());
        await shelf.OpenAsync("p/e1", new EnterpriseState(), exists: false, CancellationToken.None);
        shelf.Assign(Given.Assignment(1, Given.Register("m0")));
        return shelf;
    }

    private static async Task<ActivityBed> FilledAsync(int seed)
    {
        var bed = new ActivityBed(seed);
        await bed.OpenAsync();
        while (!bed.IsEmpty)
        {
            await bed.StepAsync();
        }

        return bed;
    }

    private static QuarterHour Somewhere(ActivityBed bed)
    {
        var meter = bed.Shelf.Meters[bed.Dice.Next(bed.Shelf.Meters.Count)];
        return meter.Book.TryGetExtent(out var first, out var last)
            ? first.Add(bed.Dice.NextInt64(-100, Math.Max(1, last.Index - first.Index + 100)))
            : QuarterHour.Of(Given.Midnight);
    }

    private static Task<long?> SumAsync(ActivityBed bed, MeterId meter, QuarterHour from, QuarterHour end) => SumAsync(bed, new UsageRequest()
    {
        Meter = meter,
        FromUnixMs = from.StartUnixMs,
        ToUnixMs = end.StartUnixMs,
        Step = UsageStep.QuarterHour,
    });

    private static Task<long?> SumAsync(ActivityBed bed, CarrierLive line, QuarterHour from, QuarterHour end) => SumAsync(bed, new UsageRequest()
    {
        Carrier = line.Carrier,
        Role = line.Role,
        Measure = line.Measure,
        FromUnixMs = from.StartUnixMs,
        ToUnixMs = end.StartUnixMs,
        Step = UsageStep.QuarterHour,
    });

    private static async Task<long?> SumAsync(ActivityBed bed, UsageRequest request)
    {
        var rows = (await UsageSeries.ReadAsync(bed.Shelf, request))!.Rows;
        return Array.TrueForAll(rows, row => row.Amount is null) ? null : rows.Sum(row => row.Amount);
    }
}
