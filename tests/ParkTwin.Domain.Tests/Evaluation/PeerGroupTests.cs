using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Tests;

public class PeerGroupTests
{
    private static readonly AccountingPeriod Year = AccountingPeriod.OfYear(2023);
    private static readonly ParkId Park = ParkId.Parse("p");

    private static PeerMember Member(int number, decimal value, decimal weight = 1m) =>
        new(Park, EnterpriseId.Parse($"e{number}"), value, weight);

    private static FrozenGroup Group(IEnumerable<PeerMember> members, bool low = true) =>
        PeerGroups.Freeze("C17", "intensity.tco2PerValueAdded", Year, low, members, "v1", 1);

    private static PeerStanding Of(FrozenGroup group, int number) => PeerGroups.Standing(group, Park, EnterpriseId.Parse($"e{number}"));

    private static string Answers(FrozenGroup group, int most) =>
        string.Join(';', Enumerable.Range(1, most).Select(number => Of(group, number).ToString()));

    [Fact]
    public void A_member_learns_its_band_by_rank_and_the_size_only_coarsely()
    {
        var group = Group(Enumerable.Range(1, 20).Select(number => Member(number, number)));
        Assert.Equal(
            [PeerBand.Top10, PeerBand.Top10, PeerBand.Top25, PeerBand.Top50, PeerBand.Top75, PeerBand.Rest],
            ((int[])[1, 2, 5, 10, 15, 16]).Select(number => Of(group, number).Band!.Value));
        Assert.Equal("20-49", Of(group, 1).Members);
        Assert.Equal(PeerBand.Rest, Of(Group(group.Members, low: false), 1).Band);
    }

    [Theory]
    [InlineData("four members", new[] { 1, 1, 1, 1 }, false)]
    [InlineData("five members", new[] { 1, 1, 1, 1, 1 }, true)]
    [InlineData("the largest at half", new[] { 8, 2, 2, 2, 2 }, true)]
    [InlineData("the largest above half", new[] { 9, 2, 2, 2, 2 }, false)]
    [InlineData("two at 70 %", new[] { 4, 3, 1, 1, 1 }, true)]
    [InlineData("two above 70 %", new[] { 40, 31, 10, 10, 9 }, false)]
    [InlineData("no weight at all", new[] { 0, 0, 0, 0, 0 }, false)]
    public void A_group_answers_only_with_five_members_and_none_that_dominates(string label, int[] weights, bool answers)
    {
        var group = Group(weights.Select((weight, i) => Member(i + 1, i, weight)));
        Assert.Equal((label, answers), (label, PeerGroups.MayAnswer(group)));
        Assert.Equal(answers, Of(group, 1).Band is not null);
    }

    [Fact]
    public void Why_a_group_is_silent_is_the_same_sentence_for_size_and_dominance() => Assert.Equal(
        Of(Group([Member(1, 1m), Member(2, 2m)]), 1),
        Of(Group([Member(1, 1m, 100m), Member(2, 2m), Member(3, 3m), Member(4, 4m), Member(5, 5m)]), 1));

    [Fact]
    public void Who_was_not_in_the_group_learns_nothing_of_it()
    {
        var group = Group(Enumerable.Range(1, 6).Select(number => Member(number, number)));
        Assert.Equal((null, null), (Of(group, 9).Band, Of(group, 9).Members));
        Assert.Null(PeerGroups.Standing(null, Park, EnterpriseId.Parse("e1")).Band);
    }

    [Fact]
    public void A_frozen_group_answers_alike_before_and_after_a_member_leaves_so_a_difference_tells_nothing()
    {
        var members = Enumerable.Range(1, 8).Select(number => Member(number, number)).ToList();
        var group = Group(members);
        var before = Answers(group, 8);
        members.RemoveAt(2);
        Assert.Equal(before, Answers(group, 8));

        // Without freezing the same question would tell: the answers of those behind the leaver change.
        Assert.NotEqual(before, Answers(Group(members), 8));
    }

    [Fact]
    public void Members_are_the_accounts_with_a_known_figure_enough_data_and_a_weight()
    {
        var figure = PeerFigures.Find("intensity.tco2PerValueAdded")!;
        Account Of(string id, decimal? value, decimal? added, decimal? completeness) => new()
        {
            Park = Park,
            Enterprise = id,
            Period = Year,
            Scope = FactorScope.Provincial,
            FactorSet = "v1",
            Completeness = completeness,
            Provisional = false,
            Figures = new[] { (figure.Key, value), (figure.WeightKey, added) }.Where(entry => entry.Item2 is not null).ToDictionary(
                entry => entry.Item1, entry => Figure.Leaf(entry.Item1, "1", entry.Item2!.Value, new() { Kind = FigureSourceKind.Declared })),
        };
        var members = PeerFigures.Members(figure,
        [
            Of("e1", 0.5m, 100m, null), Of("e2", 0.6m, 200m, 0.95m), Of("e3", null, 100m, null), Of("e4", 0.7m, 100m, 0.8m),
            Of("e5", 0.7m, null, null), Of(FigureId.WholePark, 0.5m, 1000m, null), Of(FigureId.ParkOwn, 0.5m, 1000m, null),
        ]);
        Assert.Equal([Member(1, 0.5m, 100m), Member(2, 0.6m, 200m)], members);
        Assert.Null(PeerFigures.Find("cost.average"));
    }

    [Fact]
    public void A_member_twice_or_a_negative_weight_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Group([Member(1, 1m), Member(1, 2m)]));
        Assert.Throws<ArgumentException>(() => Group([Member(1, 1m, -1m)]));
    }

    /// <summary>
    /// For each member that knows its own value and, at worst, the answers to all, there is another world in which every other
    /// value is 30 % away and all answers are the same: nobody can pin a competitor down within 30 %.
    /// </summary>
    [Fact]
    public void From_all_answers_and_its_own_value_nobody_can_tell_anothers_within_30_percent() => Seeds.Run(
        seed =>
        {
            var random = new Random(seed);
            var members = Enumerable.Range(1, random.Next(5, 40))
                .Select(number => Member(number, 0.01m + ((decimal)random.NextDouble() * 5m), 1m + (decimal)random.NextDouble()))
                .ToList();
            var group = Group(members, low: seed % 2 == 0);
            Assert.True(PeerGroups.MayAnswer(group));
            var answers = Answers(group, members.Count);
            foreach (var own in members)
            {
                var other = Group(members.Select(member => member.Value > own.Value ? member with { Value = member.Value * 1.3m }
                    : member.Value < own.Value ? member with { Value = member.Value / 1.3m } : member), group.LowIsBetter);
                Assert.Equal(answers, Answers(other, members.Count));
                Assert.All(group.Members.Zip(other.Members).Where(pair => pair.First.Enterprise != own.Enterprise), pair =>
                    Assert.True(Math.Abs((pair.Second.Value / pair.First.Value) - 1m) > 0.23m));
            }
        },
        300);
}
