using ParkTwin.Domain.Alarms;
using static ParkTwin.Domain.Tests.Alarms.AlarmScene;

namespace ParkTwin.Domain.Tests.Alarms;

public sealed class AlarmLifecycleTests
{
    private static readonly Alarm Open = AlarmBook.Take([], [Found(AlarmVerdict.Met)], Now)[0];

    [Theory]
    [InlineData(AlarmState.Open, "acknowledge,assign,comment,shelve,resolve")]
    [InlineData(AlarmState.Acknowledged, "assign,comment,shelve,resolve")]
    [InlineData(AlarmState.Shelved, "unshelve,assign,comment,resolve")]
    [InlineData(AlarmState.Resolved, "comment")]
    [InlineData(AlarmState.Cleared, "comment")]
    public void A_state_allows_its_steps_and_refuses_all_others_by_name(AlarmState state, string allowed)
    {
        foreach (var action in AlarmLifecycle.Actions.Append("dance"))
        {
            var result = AlarmLifecycle.Take(Open with { State = state }, Step(Open, action, "x", Now + Hour), Now);
            if (allowed.Split(',').Contains(action))
            {
                Assert.Null(result.Refused);
            }
            else
            {
                Assert.Contains($"'{action}' is not possible while the alarm is {AlarmWords.Of(state)}", result.Refused, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Each_step_says_who_when_and_what()
    {
        var alarm = AlarmLifecycle.Take(Open, Step(Open, "acknowledge"), Now + 1).Alarm!;
        alarm = AlarmLifecycle.Take(alarm, Step(alarm, "assign", " bo "), Now + 2).Alarm!;
        alarm = AlarmLifecycle.Take(alarm, Step(alarm, "comment", "去看看", by: "bo"), Now + 3).Alarm!;

        Assert.Equal(AlarmState.Acknowledged, alarm.State);
        Assert.Equal("bo", alarm.Assignee);
        Assert.Equal(
            [("system", "raise", Now), ("anna", "acknowledge", Now + 1), ("anna", "assign", Now + 2), ("bo", "comment", Now + 3)],
            alarm.Trail.Select(entry => (entry.By, entry.Action, entry.AtUnixMs)));
    }

    [Fact]
    public void A_step_repeated_word_for_word_is_taken_once()
    {
        var once = AlarmLifecycle.Take(Open, Step(Open, "acknowledge"), Now).Alarm!;
        var twice = AlarmLifecycle.Take(once, Step(once, "acknowledge"), Now + 5);

        Assert.Same(once, twice.Alarm);
        Assert.Null(twice.Refused);
    }

    [Theory]
    [InlineData("shelve", null, 1, "needs a text")]
    [InlineData("shelve", "why", null, "needs a time in the future")]
    [InlineData("shelve", "why", -1, "needs a time in the future")]
    [InlineData("shelve", "why", 24 * 31, "at most 30 days")]
    [InlineData("comment", " ", null, "needs a text")]
    [InlineData("assign", null, null, "needs the assignee")]
    [InlineData("resolve", null, null, "condition still holds")]
    public void What_a_step_lacks_is_said(string action, string? text, int? hours, string refusal)
    {
        var result = AlarmLifecycle.Take(Open, Step(Open, action, text, Now + (hours * Hour)), Now);
        Assert.Contains(refusal, result.Refused, StringComparison.Ordinal);
        Assert.Same(Open, result.Alarm);
    }

    [Fact]
    public void A_shelf_ends_by_itself_and_the_alarm_is_open_again()
    {
        var shelved = AlarmLifecycle.Take(Open, Step(Open, "shelve", "检修", Now + Hour), Now).Alarm!;
        var before = AlarmBook.Take([shelved], [], Now + Hour - 1);
        var after = AlarmBook.Take([shelved], [], Now + Hour)[0];

        Assert.Same(shelved, Assert.Single(before));
        Assert.Equal(AlarmState.Open, after.State);
        Assert.Null(after.ShelvedUntilUnixMs);
        Assert.Equal("unshelve", after.Trail[^1].Action);
    }

    [Fact]
    public void Assigning_and_commenting_leave_a_shelf_as_it_is()
    {
        var shelved = AlarmLifecycle.Take(Open, Step(Open, "shelve", "检修", Now + Hour), Now).Alarm!;
        var commented = AlarmLifecycle.Take(shelved, Step(shelved, "comment", "x"), Now).Alarm!;
        Assert.Equal(Now + Hour, commented.ShelvedUntilUnixMs);
        Assert.Equal(AlarmState.Shelved, commented.State);
    }
}
