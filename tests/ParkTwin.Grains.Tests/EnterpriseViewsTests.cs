using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

public sealed class EnterpriseViewsTests
{
    private const int Half = 450_000;

    [Theory]
    [InlineData(0, 80_000_000L, 40_000_000L)]
    [InlineData(Half, 90_000_000L, 45_000_000L)]
    public async Task Today_is_compared_with_as_much_of_yesterday(int passedMs, long today, long yesterdaySoFar)
    {
        var shelf = new MeterShelf(new MemoryBlocks(), new MemoryBlocks());
        var state = new EnterpriseState { Assignment = Given.Assignment(1, Given.Register("m1")) };
        await shelf.OpenAsync("p/e1", state, exists: false, CancellationToken.None);
        shelf.Assign(state.Assignment);

        // 10 kWh in each quarter-hour of yesterday, 20 in each of today's first four and in the one that runs.
        for (var i = 0; i <= 96; i++)
        {
            Insert(shelf, Given.Midnight + (i * QuarterHour.LengthMs), 10m * i);
        }

        var midnight = Given.Midnight + (96 * QuarterHour.LengthMs);
        for (var i = 1; i <= 4; i++)
        {
            Insert(shelf, midnight + (i * QuarterHour.LengthMs), 960m + (20m * i));
        }

        var now = midnight + (4 * QuarterHour.LengthMs) + passedMs;
        if (passedMs > 0)
        {
            Insert(shelf, now, 1_040m + (20m * passedMs / QuarterHour.LengthMs));
        }

        var view = await new EnterpriseViews(shelf).MakeAsync(state.Assignment.Enterprise!.Id, 1, now, new());
        var line = Assert.Single(view.Lines);
        Assert.Equal((today, yesterdaySoFar, 960_000_000L), (line.Today, line.YesterdaySoFar, line.Yesterday));
    }

    private static void Insert(MeterShelf shelf, long at, decimal value) =>
        Assert.True(shelf.TryInsert(0, new(at, value, 0, ReadingQuality.Good, at), out _, out _));
}
