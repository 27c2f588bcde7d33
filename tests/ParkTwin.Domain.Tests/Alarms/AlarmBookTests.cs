using ParkTwin.Domain.Alarms;
using static ParkTwin.Domain.Tests.Alarms.AlarmScene;

namespace ParkTwin.Domain.Tests.Alarms;

public sealed class AlarmBookTests
{
    private const long Clear = AlarmLimits.ClearAfterMs;

    private static readonly IReadOnlyList<Alarm> Raised = AlarmBook.Take([], [Found(AlarmVerdict.Met, 950)], Now);

    [Fact]
    public void The_same_condition_is_one_alarm_however_often_it_is_seen()
    {
        var again = AlarmBook.Take(Raised, [Found(AlarmVerdict.Met, 950)], Now + Minute);
        Assert.Same(Raised, again);
        Assert.Single(Raised);
    }

    [Fact]
    public void A_worse_value_is_kept_and_a_better_one_changes_nothing()
    {
        var worse = AlarmBook.Take(Raised, [Found(AlarmVerdict.Met, 980, seen: Now + 5)], Now + Minute);
        Assert.Equal((980m, Now + 5), (worse[0].Value!.Value, worse[0].SeenUnixMs));
        Assert.Same(worse, AlarmBook.Take(worse, [Found(AlarmVerdict.Met, 920)], Now + (2 * Minute)));
    }

    [Fact]
    public void A_warning_that_becomes_critical_opens_again_for_who_had_acknowledged_it()
    {
        var acknowledged = AlarmLifecycle.Take(Raised[0], Step(Raised[0], "acknowledge"), Now).Alarm!;
        var escalated = AlarmBook.Take([acknowledged], [Found(AlarmVerdict.Met, 1100)], Now + Minute)[0];
        Assert.Equal((AlarmState.Open, AlarmSeverity.Critical), (escalated.State, escalated.Severity));
        Assert.Equal("escalate", escalated.Trail[^1].Action);
    }

    [Fact]
    public void It_clears_by_itself_only_when_the_condition_has_been_gone_for_a_while()
    {
        var going = AlarmBook.Take(Raised, [Found(AlarmVerdict.Gone)], Now + Minute);
        Assert.Equal(AlarmState.Open, going[0].State);
        Assert.Equal(AlarmState.Open, AlarmBook.Take(going, [Found(AlarmVerdict.Gone)], Now + Minute + Clear - 1)[0].State);

        var cleared = AlarmBook.Take(going, [Found(AlarmVerdict.Gone)], Now + Minute + Clear)[0];
        Assert.Equal((AlarmState.Cleared, "clear", "system"), (cleared.State, cleared.Trail[^1].Action, cleared.Trail[^1].By));
        Assert.Equal(Now + Minute + Clear, cleared.ClearedUnixMs);
    }

    [Fact]
    public void A_condition_that_comes_back_while_it_clears_was_never_gone()
    {
        var going = AlarmBook.Take(Raised, [Found(AlarmVerdict.Gone)], Now + Minute);
        var back = AlarmBook.Take(going, [Found(AlarmVerdict.Met, 950)], Now + (2 * Minute));
        Assert.Equal(AlarmState.Open, AlarmBook.Take(back, [Found(AlarmVerdict.Gone)], Now + Minute + Clear)[0].State);
        Assert.Single(back[0].Trail);
    }

    [Fact]
    public void Nothing_clears_where_nothing_is_known()
    {
        Assert.Same(Raised, AlarmBook.Take(Raised, [Found(AlarmVerdict.Unknown)], Now + (100 * Hour)));
        Assert.Same(Raised, AlarmBook.Take(Raised, [], Now + (100 * Hour)));
    }

    [Fact]
    public void What_flaps_is_one_alarm_and_what_comes_later_another()
    {
        var cleared = Cleared(Raised);
        var soon = AlarmBook.Take(cleared, [Found(AlarmVerdict.Met, 950)], cleared[0].ClearedUnixMs!.Value + AlarmLimits.ReopenWithinMs);
        Assert.Equal((1, 2, AlarmState.Open), (soon.Count, soon[0].Times, soon[0].State));
        Assert.Null(soon[0].ClearedUnixMs);

        var late = AlarmBook.Take(cleared, [Found(AlarmVerdict.Met, 950)], cleared[0].ClearedUnixMs!.Value + AlarmLimits.ReopenWithinMs + 1);
        Assert.Equal(2, late.Count);
        Assert.NotEqual(late[0].Id, late[1].Id);
    }

    [Fact]
    public void What_a_person_settled_is_not_raised_again_until_it_was_gone_or_a_day_is_over()
    {
        var resolved = AlarmLifecycle.Take(Raised[0], Step(Raised[0], "resolve", "已与电力公司协商"), Now).Alarm!;
        IReadOnlyList<Alarm> list = [resolved];

        Assert.Same(list, AlarmBook.Take(list, [Found(AlarmVerdict.Met, 990)], Now + Hour));
        Assert.Equal(2, AlarmBook.Take(list, [Found(AlarmVerdict.Met, 990)], Now + AlarmLimits.MuteMs).Count);

        var gone = AlarmBook.Take(list, [Found(AlarmVerdict.Gone)], Now + Hour);
        Assert.Equal(2, AlarmBook.Take(gone, [Found(AlarmVerdict.Met, 990)], Now + (2 * Hour)).Count);
    }

    [Fact]
    public void A_spike_is_raised_once_counted_again_for_the_next_and_over_after_a_day()
    {
        var spike = Found(AlarmVerdict.Met, 5, AlarmKind.Spike, Now);
        var one = AlarmBook.Take([], [spike], Now);
        Assert.Same(one, AlarmBook.Take(one, [spike], Now + Minute));

        var two = AlarmBook.Take(one, [spike with { SeenUnixMs = Now + Hour }], Now + Hour);
        Assert.Equal((1, 2), (two.Count, two[0].Times));

        var over = AlarmBook.Take(two, [], Now + Hour + AlarmLimits.SpikeHoldMs);
        Assert.Equal(AlarmState.Cleared, over[0].State);
        Assert.Same(over, AlarmBook.Take(over, [spike with { SeenUnixMs = Now + Hour }], Now + Hour + AlarmLimits.SpikeHoldMs + 1));
    }

    [Fact]
    public void What_a_shelved_alarm_comes_to_does_not_bring_it_back_early_and_its_end_does()
    {
        var shelved = AlarmLifecycle.Take(Raised[0], Step(Raised[0], "shelve", "试生产", Now + (10 * Hour)), Now).Alarm!;
        var worse = AlarmBook.Take([shelved], [Found(AlarmVerdict.Met, 1200)], Now + Hour);
        Assert.Equal((AlarmState.Shelved, AlarmSeverity.Critical), (worse[0].State, worse[0].Severity));
        Assert.Equal(AlarmState.Cleared, Cleared(worse)[0].State);
    }

    [Fact]
    public void Finished_alarms_are_forgotten_in_the_end_and_open_ones_never()
    {
        var cleared = Cleared(Raised);
        Assert.Empty(AlarmBook.Take(cleared, [], Now + AlarmLimits.KeepFinishedMs + (2 * Hour)));
        Assert.Single(AlarmBook.Take(Raised, [], Now + (2 * AlarmLimits.KeepFinishedMs)));
    }

    private static IReadOnlyList<Alarm> Cleared(IReadOnlyList<Alarm> alarms)
    {
        var going = AlarmBook.Take(alarms, [Found(AlarmVerdict.Gone)], Now + Hour);
        return AlarmBook.Take(going, [Found(AlarmVerdict.Gone)], Now + Hour + Clear);
    }
}
