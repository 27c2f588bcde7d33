using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests.Platform;

/// <summary>What is due of a flag, and what another version of its rule says of it.</summary>
public sealed class FlagDeskTests
{
    private const long Day = 86_400_000;

    [Fact]
    public void A_deadline_counts_from_when_the_flag_came_into_its_state_and_a_comment_moves_it_not()
    {
        var flag = Flag(FlagState.Notified, new(0, "system", "raise", null, FlagState.Candidate), new(3 * Day, "a", "verify", null, FlagState.Verified),
            new(5 * Day, "a", "notify", null, FlagState.Notified), new(9 * Day, "a", "comment", "x", FlagState.Notified));
        Assert.Equal(new FlagDeadline("answer", 20 * Day), FlagDeadline.Of(flag));
    }

    [Theory]
    [InlineData(FlagState.Closed)]
    [InlineData(FlagState.Dismissed)]
    public void Nothing_is_due_of_a_settled_flag(FlagState state) =>
        Assert.Null(FlagDeadline.Of(Flag(state, new FlagEntry(0, "a", "close", null, state))));

    [Fact]
    public void A_plain_threshold_is_compared_as_it_stands()
    {
        var flag = Flag(FlagState.Candidate, new FlagEntry(0, "system", "raise", null, FlagState.Candidate)) with { Value = 2.1m, Threshold = 2m };
        Assert.Equal(new RuleRecheck(2.5m, false), RuleRecheck.Of(flag, Rule(FlagRules.CarbonGrade5, ("g", 2m)), Rule(FlagRules.CarbonGrade5, ("g", 2.5m))));
        Assert.Equal(new RuleRecheck(2m, true), RuleRecheck.Of(flag, Rule(FlagRules.CarbonGrade5, ("g", 2m)), Rule(FlagRules.CarbonGrade5, ("g", 2m))));
    }

    [Fact]
    public void Of_several_levels_the_highest_that_the_value_reaches_is_told()
    {
        var rule = Rule(FlagRules.CarbonGrade5, ("5000", 5_000m), ("10000", 10_000m));
        var flag = Flag(FlagState.Candidate, new FlagEntry(0, "system", "raise", null, FlagState.Candidate)) with { Value = 12_873m, Threshold = 10_000m };
        Assert.Equal(new RuleRecheck(10_000m, true), RuleRecheck.Of(flag, rule, rule));
        Assert.Equal(new RuleRecheck(5_000m, true), RuleRecheck.Of(flag with { Value = 7_000m }, rule, rule));
        Assert.Equal(new RuleRecheck(5_000m, false), RuleRecheck.Of(flag with { Value = 4_000m }, rule, rule));
    }

    [Fact]
    public void A_multiple_is_taken_of_the_same_moving_value()
    {
        var judged = Rule(FlagRules.DemandNearLimit, ("near", 0.95m), ("exceeded", 1m));
        var flag = Flag(FlagState.Candidate, new FlagEntry(0, "system", "raise", "980 kW. Level near.", FlagState.Candidate)) with
        {
            Rule = FlagRules.DemandNearLimit,
            Value = 980m,
            Threshold = 950m,
        };
        Assert.Equal(new RuleRecheck(990m, false), RuleRecheck.Of(flag, judged, Rule(FlagRules.DemandNearLimit, ("near", 0.99m))));
    }

    [Fact]
    public void A_multiple_of_what_is_not_known_says_nothing()
    {
        var flag = Flag(FlagState.Candidate, new FlagEntry(0, "system", "raise", "no level is named", FlagState.Candidate)) with
        {
            Rule = FlagRules.DemandNearLimit,
            Value = 980m,
            Threshold = 950m,
        };
        var judged = Rule(FlagRules.DemandNearLimit, ("near", 0.95m), ("exceeded", 1m));
        Assert.Equal(new RuleRecheck(null, null), RuleRecheck.Of(flag, judged, judged));
        Assert.Equal(new RuleRecheck(null, false), RuleRecheck.Of(flag, judged, null));
    }

    private static Flag Flag(FlagState state, params FlagEntry[] trail) => new()
    {
        Id = "qsh~e1~CARBON_GRADE_5~2023",
        Park = ParkId.Parse("qsh"),
        Enterprise = EnterpriseId.Parse("e1"),
        Rule = FlagRules.CarbonGrade5,
        RuleVersion = 1,
        Period = AccountingPeriod.OfYear(2023),
        Figure = "qsh~e1~2023~provincial~grade.k",
        Value = 2.1m,
        Threshold = 2m,
        Unit = "1",
        FactorSet = "v1",
        Active = true,
        State = state,
        Trail = trail,
    };

    private static FlagRule Rule(string id, params (string Word, decimal Threshold)[] levels) => new()
    {
        Id = id,
        Version = 1,
        Compare = FlagCompare.Above,
        Levels = [.. levels.Select(level => new FlagLevel(level.Word, level.Threshold, level.Threshold))],
        On = new Dictionary<PeriodKind, int> { [PeriodKind.Month] = 1 },
        Source = "a test",
        Confidence = FactorConfidence.Check,
    };
}
