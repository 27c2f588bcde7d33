using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Portraits;

namespace ParkTwin.Domain.Tests.Platform;

/// <summary>Axes between two points, unknown axes as gaps, words from figures.</summary>
public sealed class PortraitTests
{
    private static readonly PeerStanding Nobody = new(null, null, "No comparison is made yet.");

    [Theory]
    [InlineData("0.6", "100")]
    [InlineData("2.0", "0")]
    [InlineData("1.3", "50")]
    [InlineData("9", "0")]
    [InlineData("0.1", "100")]
    public void A_score_lies_between_its_two_points_and_is_held_there(string k, string score)
    {
        var portrait = Of(Made.Account(Made.July, ("grade.k", "1", Number(k))), Nobody);
        Assert.Equal(Number(score), portrait.Axes.First(axis => axis.Id == "carbon-grade").Score);
    }

    [Fact]
    public void An_unknown_axis_is_there_without_a_score_and_with_its_reason()
    {
        var peers = Of(Made.Account(Made.July), Nobody).Axes.First(axis => axis.Id == "peers");
        Assert.Null(peers.Score);
        Assert.Equal("No comparison is made yet.", peers.Figure.Reason);
    }

    [Fact]
    public void The_whole_has_no_score_while_fewer_than_half_of_the_axes_are_known()
    {
        var few = Made.Account(Made.July, ("grade.k", "1", 0.6m)) with { Completeness = null, ExpectedMs = 0 };
        Assert.Null(Of(few, Nobody).Score);
        var more = Made.Account(Made.July, ("grade.k", "1", 0.6m), ("demand.loadFactor", "1", 0.8m), ("intensity.selfSufficiency", "1", 0m));
        Assert.Equal(75m, Of(more, Nobody).Score);
    }

    [Fact]
    public void Strengths_and_weak_points_are_said_with_their_figure()
    {
        var portrait = Of(Made.Account(Made.July, ("grade.k", "1", 1.9m), ("demand.loadFactor", "1", 0.75m)), new(PeerBand.Top10, "10-19", null));
        Assert.Contains(portrait.Weaknesses, said => said.Zh.Contains("K = 1.9", StringComparison.Ordinal) && said.En.Contains("K = 1.9", StringComparison.Ordinal));
        Assert.Contains(portrait.Strengths, said => said.Zh.Contains("前 10 %", StringComparison.Ordinal));
        Assert.Contains(portrait.Strengths, said => said.Zh.Contains("负荷率 75 %", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fall_of_carbon_per_value_added_scores_above_the_middle()
    {
        const string Key = "intensity.tco2PerValueAdded";
        var portrait = Portrait.Of(new()
        {
            Account = Made.Account(Made.July, (Key, "tCO2/万元", 0.95m)),
            YearBefore = Made.Account(Made.July.YearBefore(), (Key, "tCO2/万元", 1m)),
            Peers = Nobody,
        });
        Assert.Equal(75m, portrait.Axes.First(axis => axis.Id == "trend").Score);
    }

    private static Portrait Of(Account account, PeerStanding peers) => Portrait.Of(new() { Account = account, Peers = peers });

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
