using ParkTwin.Domain.Alarms;
using static ParkTwin.Domain.Tests.Alarms.AlarmScene;

namespace ParkTwin.Domain.Tests.Alarms;

public sealed class AlarmGroupTests
{
    [Fact]
    public void Three_meters_of_one_enterprise_silent_at_once_are_one_group()
    {
        var groups = AlarmGroups.Of([Silent("e1", "a", 0), Silent("e1", "b", 10), Silent("e1", "c", 59), Silent("e1", "d", 500)]);
        Assert.Equal(["a", "b", "c"], groups.Keys.Select(id => id.Split('~')[2]).Order());
        Assert.All(groups.Values, group => Assert.Equal("offline~e1", group));
    }

    [Fact]
    public void Two_are_not() => Assert.Empty(AlarmGroups.Of([Silent("e1", "a", 0), Silent("e1", "b", 1), Silent("e2", "c", 1)]));

    [Fact]
    public void What_is_settled_is_in_no_group() => Assert.Empty(AlarmGroups.Of(
        [Silent("e1", "a", 0), Silent("e1", "b", 1), Silent("e1", "c", 1) with { State = AlarmState.Cleared }]));

    [Fact]
    public void Three_enterprises_silent_at_once_are_the_parks()
    {
        var alarms = Enumerable.Range(0, 9).Select(i => Silent("e" + (i / 3), "m" + i, 3)).ToList();
        var groups = AlarmGroups.Of(alarms);
        Assert.Equal(9, groups.Count);
        Assert.All(groups.Values, group => Assert.Equal("offline~*", group));
    }

    private static Alarm Silent(string firm, string meter, int minutes) => AlarmBook.Take(
        [],
        [Found(AlarmVerdict.Met, 60, AlarmKind.Offline, Now + (minutes * Minute)) with { Enterprise = EnterpriseId.Parse(firm), Meter = MeterId.Parse(meter) }],
        Now)[0];
}
