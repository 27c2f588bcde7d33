using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Testing;

namespace ParkTwin.Grains.Tests;

public sealed class LoadSeriesTests
{
    private const decimal Millionth = 0.000001m;
    private const long DayMs = 86_400_000;
    private const int HourMs = 3_600_000;

    [Fact]
    public Task Kept_hours_are_those_of_the_usage_series_after_every_step() => Seeds.ForEachAsync(60, async seed =>
    {
        var bed = new ActivityBed(seed);
        await bed.OpenAsync();
        var kept = new LoadSeries(bed.Shelf, new ActivitySeries(bed.Shelf));
        while (!bed.IsEmpty)
        {
            await bed.StepAsync();
            var request = Request(bed);
            var load = await kept.ReadAsync(request);
            var expected = await ByHandAsync(bed.Shelf, bed.Calendar, request);
            Assert.Equal(expected is null, load is null);
            if (expected is not null)
            {
                Assert.Equal(expected, Profile(load!));
            }
        }
    });

    [Fact]
    public async Task Hours_of_a_month_that_a_late_reading_changes_are_made_again()
    {
        var shelf = await TwoMonthsAsync();
        var series = new LoadSeries(shelf, new ActivitySeries(shelf));
        var request = new LoadRequest { FromUnixMs = Given.Midnight, ToUnixMs = Given.Midnight + (61 * DayMs) };
        var before = await series.ReadAsync(request);
        Assert.Equal(before, await series.ReadAsync(request));

        // A correction at eight in the morning: 3 kWh go from the hour before into the first hour of the working day.
        var steps = (10 * QuarterHour.PerUtcDay) + 32;
        var at = Given.Midnight + (steps * QuarterHour.LengthMs);
        Assert.True(shelf.TryInsert(0, new(at, (10m * steps) - 3, 1, ReadingQuality.Good, 0), out _, out _));
        var after = await series.ReadAsync(request);
        Assert.Equal(before!.Workday.Amount + 3_000_000, after!.Workday.Amount);
        Assert.Equal(await new LoadSeries(shelf, new ActivitySeries(shelf)).ReadAsync(request), after);
    }

    [Fact]
    public async Task Without_a_meter_at_the_gateway_there_is_no_profile()
    {
        var shelf = new MeterShelf(new MemoryBlocks(), new MemoryBlocks());
        await shelf.OpenAsync("p/e1", new EnterpriseState(), exists: false, CancellationToken.None);
        var series = new LoadSeries(shelf, new ActivitySeries(shelf));
        Assert.Null(await series.ReadAsync(new() { FromUnixMs = 0, ToUnixMs = DayMs }));
        shelf.Assign(Given.Assignment(1, Given.Register("m0") with { Role = MeterRole.Submeter }));
        Assert.Null(await series.ReadAsync(new() { FromUnixMs = 0, ToUnixMs = DayMs }));
    }

    private static LoadRequest Request(ActivityBed bed)
    {
        var (from, end) = AccountingPeriod.OfMonth(new(bed.First.Index + bed.Dice.Next(bed.Months))).Span(bed.Calendar);
        var to = from + bed.Dice.NextInt64(1, 12 * (end - from));
        return new() { FromUnixMs = from, ToUnixMs = to };
    }

    /// <summary>The plain way: every hour as a row, each put to its kind.</summary>
    private static async Task<LoadProfile?> ByHandAsync(MeterShelf shelf, ParkCalendar calendar, LoadRequest request)
    {
        var usage = await UsageSeries.ReadAsync(shelf, new()
        {
            Carrier = Carrier.Electricity,
            Role = MeterRole.GridImport,
            Measure = Measure.KilowattHour,
            FromUnixMs = request.FromUnixMs,
            ToUnixMs = request.ToUnixMs,
            Step = UsageStep.Hour,
        });
        return usage is null ? null : LoadProfile.Of(usage.Rows.Select(row => new LoadHour(
            calendar.LocalDay(row.StartUnixMs),
            (int)((row.StartUnixMs + row.OffsetMs) % DayMs / HourMs),
            row.CoveredMs >= row.ExpectedMs ? (row.Amount ?? 0) * Millionth : null,
            row.Estimated * Millionth)));
    }

    private static LoadProfile Profile(LoadAnswer load)
    {
        static LoadPart Part(LoadSum sum) => new(sum.Amount * Millionth, sum.Estimated * Millionth, sum.Hours);
        return new() { Night = Part(load.Night), Workday = Part(load.Workday), Weekend = Part(load.Weekend) };
    }

    private static async Task<MeterShelf> TwoMonthsAsync()
    {
        var shelf = new MeterShelf(new MemoryBlocks(), new MemoryBlocks());
        await shelf.OpenAsync("p/e1", new EnterpriseState(), exists: false, CancellationToken.None);
        shelf.Assign(Given.Assignment(1, Given.Register("m0") with { Role = MeterRole.GridImport }));
        for (var quarter = 0; quarter <= 62 * QuarterHour.PerUtcDay; quarter++)
        {
            Assert.True(shelf.TryInsert(
                0, new(Given.Midnight + (quarter * QuarterHour.LengthMs), 10m * quarter, 0, ReadingQuality.Good, 0), out _, out _));
        }

        return shelf;
    }
}
