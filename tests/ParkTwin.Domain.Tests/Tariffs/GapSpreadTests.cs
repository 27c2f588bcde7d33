using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Tests.Tariffs;

/// <summary>TV11: 748.8 kWh over eight quarter-hours, evenly and by a profile.</summary>
public sealed class GapSpreadTests
{
    private const decimal Total = (1212.98m - 1200.50m) * 60m;

    [Fact]
    public void TV11_evenly()
    {
        Assert.Equal(748.8m, Total);
        Assert.All(GapSpread.Linear(Total, 8), slot => Assert.Equal(93.6m, slot));
    }

    [Fact]
    public void TV11_by_profile()
    {
        var slots = GapSpread.Profile(Total, [10, 10, 12, 15, 20, 20, 15, 10]);
        Assert.Equal(
            [66.8571m, 66.8571m, 80.2286m, 100.286m, 133.714m, 133.714m, 100.286m, 66.8571m],
            slots.Select(slot => decimal.Round(slot, slot < 100m ? 4 : 3)));
    }

    [Fact]
    public void A_profile_keeps_the_total_exactly() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, random.Next(1, 96)).Select(_ => (decimal)random.Next(0, 40)).Append(7m).ToList();
        var total = random.Next(1, 1_000_000_000) / 1000m;
        Assert.Equal(total, GapSpread.Profile(total, weights).Sum());
    });

    [Fact]
    public void A_profile_without_a_weight_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GapSpread.Profile(1m, [0m, 0m]));
        Assert.Throws<ArgumentException>(() => GapSpread.Profile(1m, [2m, -1m]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GapSpread.Linear(1m, 0));
    }
}
