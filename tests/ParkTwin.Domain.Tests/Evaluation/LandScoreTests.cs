using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

public class LandScoreTests
{
    private static readonly ThresholdTable Thresholds = ShippedReference.Read(ReferenceKind.Thresholds, ThresholdTable.Read);

    private static Figure Leaf(string key, decimal value) => Figure.Leaf(key, "1", value, new() { Kind = FigureSourceKind.Declared });

    private static Dictionary<string, Figure> Values(params (string Id, decimal Value)[] values) =>
        values.ToDictionary(entry => entry.Id, entry => Leaf(entry.Id, entry.Value));

    private static Dictionary<string, Figure> Tv10() => Values(
        ("taxPerMu", 860m / 52m), ("valueAddedPerMu", 4200m / 52m), ("valueAddedPerTce", 4200m / 1539.3740m),
        ("valueAddedPerEmissions", 5200m), ("valueAddedPerHead", 21.5m), ("researchShare", 0.035m));

    [Fact]
    public void TV10_has_the_score_of_the_reference()
    {
        var score = LandScore.Score(Thresholds.LandScore("huangyan-2022-above")!, Tv10(), "test");
        Assert.Equal(86.6987m, decimal.Round(score.Value!.Value, 4));
        Assert.Equal(score.Value, score.Evaluate());
        decimal[] points = [20.5899m, 11.8639m, 20.2552m, 10.5481m, 11.8523m, 11.5894m];
        Assert.Equal(points, score.Inputs.Select(input => decimal.Round(input.Value!.Value, 4)));
    }

    [Fact]
    public void A_missing_indicator_makes_the_score_unknown_and_says_which()
    {
        var values = Tv10();
        values.Remove("researchShare");
        var score = LandScore.Score(Thresholds.LandScore("huangyan-2022-above")!, values, "test");
        Assert.Null(score.Value);
        Assert.Contains("R&D", score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_scale_has_a_scheme_of_its_own()
    {
        var scheme = Thresholds.LandScore("huangyan-2022-below")!;
        Assert.False(scheme.AboveScale);
        var score = LandScore.Score(scheme, Values(("taxPerMu", 11.5932m), ("taxPerKwh", 0.2352m)), "test");
        Assert.Equal(100m, score.Value);
    }

    [Fact]
    public void Classes_whose_limits_are_not_known_are_not_given()
    {
        var scheme = Thresholds.LandScore("huangyan-2022-above")!;
        Assert.Null(LandScore.ClassOf(scheme, 86.7m));
        Assert.Equal([null, null], LandScore.Classes(scheme, [86.7m, 12m]));
    }

    [Theory]
    [InlineData(90, "A")]
    [InlineData(80, "A")]
    [InlineData(79, "B")]
    [InlineData(10, "D")]
    public void A_class_by_score_begins_at_its_limit(int score, string word)
    {
        var scheme = Thresholds.LandScore("huangyan-2022-above")! with
        {
            Classes = [new("A", "重点发展", 80m, null), new("B", "提升发展", 60m, null), new("C", "监管调控", 40m, null), new("D", "落后整治", 0m, null)],
        };
        Assert.Equal(word, LandScore.ClassOf(scheme, score));
    }

    [Fact]
    public void Classes_by_rank_share_the_county_and_equal_scores_share_a_class()
    {
        var scheme = Thresholds.LandScore("huangyan-2022-above")! with
        {
            Classes = [new("A", "重点发展", null, 0.2m), new("B", "提升发展", null, 0.6m), new("C", "监管调控", null, 0.95m), new("D", "落后整治", null, 1m)],
        };
        decimal?[] scores = [50m, 90m, 70m, null, 70m, 60m, 65m, 40m, 30m, 20m, 10m];
        Assert.Equal(["B", "A", "A", null, "A", "B", "B", "C", "C", "C", "D"], LandScore.Classes(scheme, scores));
    }
}
