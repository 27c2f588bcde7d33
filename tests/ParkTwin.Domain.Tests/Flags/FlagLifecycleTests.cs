using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Domain.Tests;

public class FlagLifecycleTests
{
    private static FlagFinding Finding(string period, FlagVerdict verdict, decimal value = 2.5m, decimal threshold = 2m) => new()
    {
        Park = FlagScene.Park,
        Enterprise = EnterpriseId.Parse("e1"),
        Rule = FlagRules.HighCarbon,
        RuleVersion = 1,
        Period = AccountingPeriod.Parse(period),
        Verdict = verdict,
        Figure = $"qsh~e1~{period}~provincial~grade.l",
        Value = value,
        Threshold = threshold,
        Unit = "tCO2/万元",
        FactorSet = "v1",
        Text = $"L is {value}.",
    };

    private static IReadOnlyList<Flag> Merge(IReadOnlyList<Flag> flags, FlagFinding finding, long at = 1) =>
        FlagLifecycle.Merge(flags, [finding], at);

    private static Flag Raised() => Assert.Single(Merge([], Finding("2023-Q1", FlagVerdict.Met)));

    [Fact]
    public void A_met_rule_raises_a_candidate_with_its_evidence()
    {
        var flag = Raised();
        Assert.Equal("qsh~e1~HIGH_CARBON~2023-Q1", flag.Id);
        Assert.Equal((FlagState.Candidate, true, 2.5m, 2m), (flag.State, flag.Active, flag.Value, flag.Threshold));
        Assert.Equal(new FlagEntry(1, "system", "raise", "L is 2.5.", FlagState.Candidate), Assert.Single(flag.Trail));
    }

    [Theory]
    [InlineData(FlagVerdict.Between)]
    [InlineData(FlagVerdict.Behind)]
    [InlineData(FlagVerdict.Unknown)]
    [InlineData(FlagVerdict.Blocked)]
    public void Nothing_else_raises_one(FlagVerdict verdict) => Assert.Empty(Merge([], Finding("2023-Q1", verdict)));

    [Theory]
    [InlineData(FlagVerdict.Between)]
    [InlineData(FlagVerdict.Unknown)]
    [InlineData(FlagVerdict.Blocked)]
    public void Only_the_clearing_threshold_clears_one(FlagVerdict verdict)
    {
        var flag = Raised();
        Assert.Equal(flag, Assert.Single(Merge([flag], Finding("2023-Q2", verdict, 1.95m))));
        var cleared = Assert.Single(Merge([flag], Finding("2023-Q2", FlagVerdict.Behind, 1.8m)));
        Assert.False(cleared.Active);
        Assert.Equal(["raise", "clear"], cleared.Trail.Select(entry => entry.Action));
    }

    [Fact]
    public void A_rule_that_stays_met_goes_on_in_one_flag_with_its_first_id()
    {
        IReadOnlyList<Flag> flags = [];
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            flags = Merge(flags, Finding($"2023-Q{quarter}", FlagVerdict.Met), quarter);
        }

        var flag = Assert.Single(flags);
        Assert.Equal(("qsh~e1~HIGH_CARBON~2023-Q1", "2023-Q4"), (flag.Id, flag.Period.ToString()));
        Assert.Equal(["raise", "update", "update", "update"], flag.Trail.Select(entry => entry.Action));
    }

    [Fact]
    public void Another_kind_of_period_has_a_flag_of_its_own() => Assert.Equal(
        ["qsh~e1~HIGH_CARBON~2023-Q1", "qsh~e1~HIGH_CARBON~2023"],
        Merge([Raised()], Finding("2023", FlagVerdict.Met)).Select(flag => flag.Id));

    [Theory]
    [InlineData("the same", "2.5", 1)]
    [InlineData("the fourth digit", "2.5004", 1)]
    [InlineData("the third digit", "2.51", 2)]
    public void The_trail_grows_only_where_something_changed(string label, string value, int entries) => Assert.Equal(
        (label, entries),
        (label, Assert.Single(Merge([Raised()], Finding("2023-Q1", FlagVerdict.Met, decimal.Parse(value)))).Trail.Count));

    [Fact]
    public void A_closed_flag_is_not_raised_again_for_its_period_but_for_the_next()
    {
        var closed = Raised() with { State = FlagState.Dismissed };
        Assert.Same(closed, Assert.Single(Merge([closed], Finding("2023-Q1", FlagVerdict.Met))));
        Assert.Equal(2, Merge([closed], Finding("2023-Q2", FlagVerdict.Met)).Count);
    }

    [Theory]
    [InlineData(FlagState.Closed)]
    [InlineData(FlagState.Dismissed)]
    public void A_flag_that_went_on_to_a_period_is_not_raised_again_for_it_once_a_person_has_closed_it(FlagState state)
    {
        var moved = Assert.Single(Merge([Raised()], Finding("2023-Q2", FlagVerdict.Met)));
        Assert.Single(Merge([moved with { State = state }], Finding("2023-Q2", FlagVerdict.Met)));
        Assert.Equal(2, Merge([moved with { State = state }], Finding("2023-Q3", FlagVerdict.Met)).Count);
    }

    [Fact]
    public void A_cleared_flag_that_is_met_again_is_active_again()
    {
        var flags = Merge(Merge([Raised()], Finding("2023-Q2", FlagVerdict.Behind, 1.8m)), Finding("2023-Q3", FlagVerdict.Met));
        Assert.True(Assert.Single(flags).Active);
    }

    [Fact]
    public void An_evaluation_of_an_earlier_period_leaves_a_later_flag_alone()
    {
        var flag = Assert.Single(Merge([], Finding("2023-Q3", FlagVerdict.Met)));
        Assert.Equal(flag, Assert.Single(Merge([flag], Finding("2023-Q2", FlagVerdict.Behind, 1m))));
        Assert.Equal(flag, Assert.Single(Merge([flag], Finding("2023-Q2", FlagVerdict.Met))));
    }

    [Fact]
    public void The_whole_way_of_a_flag_is_walked_and_kept()
    {
        var flag = Raised();
        (string Action, string? Text, FlagState State)[] way =
        [
            ("assign", "officer-1", FlagState.Candidate), ("verify", null, FlagState.Verified), ("notify", null, FlagState.Notified),
            ("answer", "boiler was down", FlagState.Answered), ("comment", "seen", FlagState.Answered),
            ("appeal", "value added is wrong", FlagState.Appealed), ("verify", null, FlagState.Verified), ("notify", "again", FlagState.Notified),
            ("escalate", null, FlagState.Escalated), ("close", null, FlagState.Closed), ("reopen", null, FlagState.Candidate),
            ("dismiss", "wrong meter", FlagState.Dismissed),
        ];
        foreach (var (action, text, state) in way)
        {
            var step = FlagLifecycle.Step(flag, action, "local", text, 7);
            Assert.Null(step.Refused);
            Assert.Equal((action, state), (action, step.Flag.State));
            flag = step.Flag;
        }

        Assert.Equal("officer-1", flag.Assignee);
        Assert.Equal(["raise", .. way.Select(step => step.Action)], flag.Trail.Select(entry => entry.Action));
    }

    [Theory]
    [InlineData("close", null, "verify, dismiss, assign, comment")]
    [InlineData("dance", null, "verify, dismiss, assign, comment")]
    [InlineData("dismiss", " ", "needs a text")]
    [InlineData("assign", null, "assignee")]
    public void A_step_that_is_not_allowed_is_refused_with_what_is(string action, string? text, string said)
    {
        var flag = Raised();
        var step = FlagLifecycle.Step(flag, action, "local", text, 7);
        Assert.Same(flag, step.Flag);
        Assert.Contains(said, step.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeating_the_last_step_changes_nothing()
    {
        var once = FlagLifecycle.Step(Raised(), "verify", "local", null, 7).Flag;
        var twice = FlagLifecycle.Step(once, "verify", "local", null, 8);
        Assert.Same(once, twice.Flag);
        Assert.Null(twice.Refused);
    }

    [Fact]
    public void Merging_twice_is_merging_once_and_ids_stay_unlike() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        IReadOnlyList<Flag> flags = [];
        for (var step = 0; step < 40; step++)
        {
            var period = AccountingPeriod.OfMonth(LocalMonth.Of(2023, 1 + (step / 4))).ToString();
            var finding = Finding(period, (FlagVerdict)random.Next(5), 1.5m + random.Next(10));
            var once = Merge(flags, finding, step);
            Assert.Equal(once, Merge(once, finding, step + 1));
            flags = once;
            if (flags.Count > 0 && random.Next(3) == 0)
            {
                var at = random.Next(flags.Count);
                var allowed = FlagLifecycle.Allowed(flags[at].State);
                var moved = FlagLifecycle.Step(flags[at], allowed[random.Next(allowed.Count)], "local", $"text {step}", step);
                Assert.Null(moved.Refused);
                flags = [.. flags.Take(at), moved.Flag, .. flags.Skip(at + 1)];
            }

            Assert.Equal(flags.Count, flags.Select(flag => flag.Id).Distinct().Count());
            Assert.All(flags, flag => Assert.Equal(flag.State, flag.Trail[^1].State));
        }
    }, 300);
}
