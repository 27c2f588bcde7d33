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

    [Fact]
    public void Meters_behind_one_gateway_are_the_gateways_whatever_enterprise_they_are_of()
    {
        var gateways = Gateways(("gw1", ["a", "b"]), ("gw2", ["c"]));
        var groups = AlarmGroups.Of([Silent("e1", "a", 0), Silent("e2", "b", 10), Silent("e1", "c", 5)], gateways);
        Assert.Equal(["a", "b"], groups.Keys.Select(id => id.Split('~')[2]).Order());
        Assert.All(groups.Values, group => Assert.Equal("offline~@gw1", group));
    }

    [Fact]
    public void A_meter_of_two_gateways_belongs_to_the_one_with_more_silent_meters_and_the_rest_to_the_enterprise()
    {
        var gateways = Gateways(("gw1", ["a", "b"]), ("gw2", ["b", "c", "d"]));
        var alarms = ((string[])["a", "b", "c", "d", "x", "y", "z"]).Select(meter => Silent("e1", meter, 1)).ToList();
        var groups = AlarmGroups.Of(alarms, gateways);
        Assert.Equal(
            ["a offline~e1", "b offline~@gw2", "c offline~@gw2", "d offline~@gw2", "x offline~e1", "y offline~e1", "z offline~e1"],
            groups.Select(one => $"{one.Key.Split('~')[2]} {one.Value}").Order());
    }

    [Fact]
    public void Three_gateways_silent_at_once_are_the_parks()
    {
        var gateways = Gateways(("gw1", ["m0", "m1"]), ("gw2", ["m2", "m3"]), ("gw3", ["m4", "m5"]));
        var groups = AlarmGroups.Of([.. Enumerable.Range(0, 6).Select(i => Silent("e1", "m" + i, 2))], gateways);
        Assert.Equal(6, groups.Count(one => one.Value == "offline~*"));
    }

    private static Dictionary<string, IReadOnlyCollection<MeterId>> Gateways(params (string Gateway, string[] Meters)[] gateways) =>
        gateways.ToDictionary(one => one.Gateway, one => (IReadOnlyCollection<MeterId>)[.. one.Meters.Select(MeterId.Parse)]);

    private static Alarm Silent(string firm, string meter, int minutes) => AlarmBook.Take(
        [],
        [Found(AlarmVerdict.Met, 60, AlarmKind.Offline, Now + (minutes * Minute)) with { Enterprise = EnterpriseId.Parse(firm), Meter = MeterId.Parse(meter) }],
        Now)[0];
}
