using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

public sealed class YesterdayCacheTests
{
    private static LedgerSlot Unknown => default;

    [Theory]
    [InlineData(0, 300L)]
    [InlineData(9_000, 303L)]
    [InlineData(450_000, 450L)]
    [InlineData(899_999, 599L)]
    [InlineData(900_000, 600L)]
    public void Of_the_quarter_hour_that_runs_yesterday_counts_as_much_as_has_passed_of_it(int passedMs, long soFar)
    {
        var cache = Taken(3, Known(100), Known(200), Known(300), Known(400));
        cache.Reach(passedMs);
        Assert.Equal(soFar, cache.SoFar);
        Assert.Equal(1_000, cache.Whole);
    }

    [Fact]
    public void What_is_unknown_is_not_0()
    {
        var last = Taken(3, Known(100), Known(200), Unknown, Known(400));
        last.Reach(450_000);
        Assert.Equal(300, last.SoFar);
        var before = Taken(2, Unknown, Known(200));
        before.Reach(450_000);
        Assert.Equal(100, before.SoFar);
        var nothing = Taken(2, Unknown, Unknown, Known(400));
        nothing.Reach(450_000);
        Assert.Null(nothing.SoFar);
        var none = Taken(0, Known(100));
        none.Reach(0);
        Assert.Null(none.SoFar);
    }

    [Fact]
    public void A_day_that_is_longer_than_yesterday_was_counts_all_of_yesterday()
    {
        var cache = Taken(100, Known(100), Known(200));
        cache.Reach(9_000);
        Assert.Equal(300, cache.SoFar);
    }

    private static YesterdayCache Taken(long length, params LedgerSlot[] slots)
    {
        var cache = new YesterdayCache();
        cache.Take(QuarterHour.Of(0), length, slots);
        return cache;
    }

    private static LedgerSlot Known(long amount) => new(amount, 0, (int)QuarterHour.LengthMs);
}
