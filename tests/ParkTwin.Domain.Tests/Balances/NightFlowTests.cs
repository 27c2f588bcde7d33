using ParkTwin.Domain.Balances;

namespace ParkTwin.Domain.Tests.Balances;

/// <summary>What flows when nobody works, now against before.</summary>
public sealed class NightFlowTests
{
    [Fact]
    public void A_leak_that_began_this_week_is_found()
    {
        var night = NightFlow.Of(Nights(28, 1000, 7, 1600), 5000)!;
        Assert.Equal((1000L, 1600L, 1200L), (night.Usual, night.Recent, night.Limit));
        Assert.True(night.IsRaised);
    }

    [Fact]
    public void Nights_like_those_before_are_not_suspected()
    {
        Assert.False(NightFlow.Of(Nights(28, 1000, 7, 1100), 5000)!.IsRaised);
        Assert.False(NightFlow.Of(Nights(28, 0, 7, 90), 5000)!.IsRaised); // Less than a fiftieth of the mean hour.
        Assert.True(NightFlow.Of(Nights(28, 0, 7, 110), 5000)!.IsRaised);
    }

    [Fact]
    public void Nights_that_always_scatter_need_more_to_be_suspected()
    {
        long?[] scattered = [.. Enumerable.Range(0, 28).Select(night => (long?)(500 + (night % 3 * 500))), .. Enumerable.Repeat((long?)1500, 7)];
        Assert.False(NightFlow.Of(scattered, 5000)!.IsRaised);
    }

    [Fact]
    public void One_night_alone_says_nothing_and_neither_do_too_few()
    {
        long?[] one = [.. Enumerable.Repeat((long?)1000, 34), 9000];
        Assert.False(NightFlow.Of(one, null)!.IsRaised);
        Assert.Null(NightFlow.Of(Nights(9, 1000, 7, 1600), null));
        long?[] gaps = [.. Enumerable.Repeat((long?)1000, 28), 1600, null, 1600, null, null, null, 1600];
        Assert.Null(NightFlow.Of(gaps, null));
    }

    private static long?[] Nights(int before, long usual, int after, long recent) =>
        [.. Enumerable.Repeat((long?)usual, before), .. Enumerable.Repeat((long?)recent, after)];
}
