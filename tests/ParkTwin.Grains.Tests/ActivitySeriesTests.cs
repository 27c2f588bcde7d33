using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Testing;

namespace ParkTwin.Grains.Tests;

public sealed class ActivitySeriesTests
{
    [Fact]
    public Task Kept_sums_are_those_of_a_new_activation_after_every_step() => Seeds.ForEachAsync(60, async seed =>
    {
        var bed = new ActivityBed(seed);
        await bed.OpenAsync();
        var kept = new ActivitySeries(bed.Shelf);
        for (var step = 0; !bed.IsEmpty; step++)
        {
            await bed.StepAsync();
            var (request, now) = (Request(bed), Now(bed));
            var answer = await kept.ReadAsync(request, now);

            AssertSame(await new ActivitySeries(bed.Shelf).ReadAsync(request, now), answer);
            if (bed.Dice.Next(20) == 0)
            {
                AssertSame(await new ActivitySeries(await bed.RestartedAsync()).ReadAsync(request, now), answer);
            }
        }
    });

    [Fact]
    public Task The_sums_are_those_of_the_quarter_hours_put_into_bands_by_hand() => Seeds.ForEachAsync(60, async seed =>
    {
        var bed = new ActivityBed(seed);
        await bed.OpenAsync();
        var kept = new ActivitySeries(bed.Shelf);
        var (request, now) = (Request(bed), Now(bed));
        while (!bed.IsEmpty)
        {
            await bed.StepAsync();
            if (bed.Dice.Next(4) == 0)
            {
                await kept.ReadAsync(request, now);
            }
        }

        var answer = await kept.ReadAsync(request, now);
        var expected = await ByHandAsync(bed, request, now);
        AssertSame(expected, answer! with { Months = [.. answer.Months.Select(month => month with { NotBegunMs = 0 })] });
        Assert.All(answer.Months, month => Assert.Equal(month.Amount ?? 0, month.Bands.Sum()));
        Assert.All(answer.Months.GroupBy(month => month.Meter), AssertBegins);
    });

    [Fact]
    public async Task A_reading_in_order_leaves_the_sums_of_closed_months_kept()
    {
        var (shelf, series) = await YearAsync(meters: 5);
        var year = new ActivityRequest { First = LocalMonth.Of(2025, 3), Months = 13, Bands = TimeBandTable.Empty };
        var before = (await series.ReadAsync(year, Given.Midnight + 1))!;
        Assert.True(shelf.TryInsert(0, new(Given.Midnight + 900_000, 999_999m, 0, ReadingQuality.Good, 0), out _, out _));
        var after = (await series.ReadAsync(year, Given.Midnight + 900_001))!;

        // February's last day is still open on the first of March; everything before is the very same sum.
        Assert.All(Enumerable.Range(0, 11), i => Assert.Same(before.Months[i].Bands, after.Months[i].Bands));
        Assert.NotEqual(before.Months[12], after.Months[12]);
        Assert.Equal((1L, 900_001L), (before.Months[12].ExpectedMs, after.Months[12].ExpectedMs));
        Assert.All(Enumerable.Range(13, 52), i => Assert.Same(before.Months[i].Bands, after.Months[i].Bands));
    }

    [Fact]
    public async Task What_is_kept_stays_within_bounds()
    {
        var (_, series) = await YearAsync(meters: 5);
        for (var i = 0; i < 40; i++)
        {
            var bands = new TimeBandTable($"bands {i}", []);
            await series.ReadAsync(new() { First = LocalMonth.Of(2022, 3), Months = 60, Bands = bands }, Given.Midnight);
            Assert.InRange(series.KeptSums, 300, MonthSums.Limit);
        }
    }

    private static async Task<(MeterShelf Shelf, ActivitySeries Series)> YearAsync(int meters)
    {
        var blocks = new MemoryBlocks();
        var shelf = new MeterShelf(blocks, blocks);
        await shelf.OpenAsync("p/e1", new(), exists: false, TestContext.Current.CancellationToken);
        shelf.Assign(Given.Assignment(1, [.. Enumerable.Range(0, meters).Select(i => Given.Register($"m{i}"))]));
        for (var meter = 0; meter < meters; meter++)
        {
            for (var hour = 365 * 24; hour >= 0; hour--)
            {
                var at = Given.Midnight - (hour * 3_600_000L);
                Assert.True(shelf.TryInsert(meter, new(at, 100_000m - hour, 0, ReadingQuality.Good, at), out _, out _));
            }
        }

        return (shelf, new(shelf));
    }

    /// <summary>Before the first reading a meter has not begun; where it has, nothing before is covered and nothing after is excused.</summary>
    private static void AssertBegins(IEnumerable<MeterMonth> months)
    {
        var begun = false;
        foreach (var month in months)
        {
            Assert.InRange(month.NotBegunMs, 0, month.ExpectedMs);
            Assert.True(!begun || month.NotBegunMs == 0, $"{month}");
            begun |= month.Amount is not null || month.NotBegunMs < month.ExpectedMs;
        }
    }

    private static ActivityRequest Request(ActivityBed bed) =>
        new() { First = bed.First, Months = bed.Months, Bands = bed.Tables[bed.Dice.Next(bed.Tables.Count)] };

    private static long Now(ActivityBed bed) => bed.Calendar.StartOfLocalDay(bed.First.First) + bed.Dice.NextInt64(400L * 86_400_000);

    private static void AssertSame(Activities? expected, Activities? actual)
    {
        Assert.Equal(expected!.Meters.Select(meter => meter.Id), actual!.Meters.Select(meter => meter.Id));
        Assert.Equal(expected.Months.Select(Text), actual.Months.Select(Text));
        Assert.Equal(expected.Demand, actual.Demand);
    }

    private static string Text(MeterMonth month) => $"{month} [{string.Join(' ', month.Bands)}]".Replace("System.Int64[]", "");

    private static async Task<Activities> ByHandAsync(ActivityBed bed, ActivityRequest request, long now)
    {
        var meters = bed.Shelf.Meters.Select(meter => meter.Book.Definition).ToArray();
        List<MeterMonth> months = [];
        var together = Enumerable.Range(0, request.Months).Select(_ => new SortedDictionary<long, long>()).ToArray();
        foreach (var meter in meters)
        {
            for (var i = 0; i < request.Months; i++)
            {
                var month = new LocalMonth(request.First.Index + i);
                var usage = new UsageRequest
                {
                    Meter = meter.Id,
                    FromUnixMs = bed.Calendar.StartOfLocalDay(month.First),
                    ToUnixMs = bed.Calendar.StartOfLocalDay(month.Next.First),
                    Step = UsageStep.QuarterHour,
                };
                var rows = (await UsageSeries.ReadAsync(bed.Shelf, usage))!.Rows;
                months.Add(ByHand(meter.Id, month, rows, request.Bands, now));
                if (Buys(meter))
                {
                    foreach (var row in rows.Where(row => row.Amount is not null))
                    {
                        together[i][row.StartUnixMs] = together[i].GetValueOrDefault(row.StartUnixMs) + row.Amount!.Value;
                    }
                }
            }
        }

        var demand = together.Select((sums, i) => Greatest(new(request.First.Index + i), sums));
        return new() { Meters = meters, Months = months, Demand = meters.Any(Buys) ? [.. demand] : [] };
    }

    private static DemandMonth Greatest(LocalMonth month, SortedDictionary<long, long> sums)
    {
        var greatest = sums.Values.DefaultIfEmpty().Max();
        return sums.Count == 0 ? new(month, null, null) : new(month, greatest, sums.First(pair => pair.Value == greatest).Key);
    }

    private static bool Buys(MeterDefinition meter) =>
        meter is { Parent: null, Carrier: Carrier.Electricity, Role: MeterRole.GridImport or MeterRole.Consumption };

    private static MeterMonth ByHand(MeterId id, LocalMonth month, IReadOnlyList<UsageRow> rows, TimeBandTable table, long now)
    {
        var bands = new long[6];
        foreach (var row in rows)
        {
            var local = DateTimeOffset.FromUnixTimeMilliseconds(row.StartUnixMs).ToOffset(TimeSpan.FromMilliseconds(row.OffsetMs));
            var day = table.DayOf(DateOnly.FromDateTime(local.DateTime));
            bands[(int)(day?.Quarters[(local.Hour * 4) + (local.Minute / 15)] ?? TimeBand.None)] += row.Amount ?? 0;
        }

        var known = rows.Where(row => row.Amount is not null).ToList();
        var greatest = known.Max(row => row.Amount);
        var peak = known.Where(row => row.Amount == greatest).Take(1).ToList();
        return new()
        {
            Meter = id,
            Month = month,
            Amount = known.Count == 0 ? null : known.Sum(row => row.Amount),
            Estimated = known.Sum(row => row.Estimated),
            CoveredMs = known.Sum(row => row.CoveredMs),
            ExpectedMs = rows.Sum(row => Math.Clamp(now - row.StartUnixMs, 0, 900_000)),
            Bands = bands,
            Peak = peak.Count == 0 ? null : peak[0].Amount,
            PeakAtUnixMs = peak.Count == 0 ? null : peak[0].StartUnixMs,
        };
    }
}
