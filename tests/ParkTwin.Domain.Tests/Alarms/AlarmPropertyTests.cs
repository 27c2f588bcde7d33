using ParkTwin.Domain.Alarms;
using static ParkTwin.Domain.Tests.Alarms.AlarmScene;

namespace ParkTwin.Domain.Tests.Alarms;

public sealed class AlarmPropertyTests
{
    [Fact]
    public void The_order_in_which_sights_come_and_how_often_plays_no_part() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var sights = Enumerable.Range(1, 30).Select(sequence => Random(random, sequence)).ToArray();
        var shuffled = sights.Concat(sights.Take(random.Next(30))).ToArray();
        random.Shuffle(shuffled);

        Assert.Equal(Told(sights), Told(shuffled));
    });

    [Fact]
    public void No_step_is_lost_none_is_taken_twice_and_no_two_unfinished_alarms_are_of_one_kind_and_thing() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var desk = new AlarmDesk([], long.MinValue);
        var now = Now;
        var taken = new List<(string Alarm, string Action, string By)>();
        for (var i = 0; i < 60; i++)
        {
            now += random.Next(1, 40) * Minute;
            desk.Observe(Random(random, i));
            desk.Evaluate(now);
            foreach (var alarm in desk.Alarms.ToArray())
            {
                var action = AlarmLifecycle.Actions[random.Next(AlarmLifecycle.Actions.Count)];
                var by = "p" + i;
                var step = Step(alarm, action, random.Next(3) == 0 ? null : "t", now + random.Next(-1, 3) * Hour, by);
                if (desk.Step(step, now).Refused is null)
                {
                    taken.Add((alarm.Id, action, by));
                    Assert.Null(desk.Step(step, now + 1).Refused);
                }
            }

            // What is kept and given back is the whole of it.
            desk = random.Next(8) == 0 ? Restarted(desk, random, i, now) : desk;
            Assert.Equal(
                desk.Alarms.Count(alarm => !AlarmLifecycle.IsFinished(alarm.State)),
                desk.Alarms.Where(alarm => !AlarmLifecycle.IsFinished(alarm.State)).Select(alarm => (alarm.Kind, alarm.Enterprise, alarm.Meter)).Distinct().Count());
        }

        Assert.Equal(
            taken.Order(),
            desk.Alarms.SelectMany(alarm => alarm.Trail.Where(entry => entry.By != AlarmLifecycle.System).Select(entry => (alarm.Id, entry.Action, entry.By))).Order());
        Assert.All(desk.Alarms, alarm =>
        {
            Assert.Equal(alarm.State, alarm.Trail[^1].State);
            Assert.Equal(alarm.State == AlarmState.Shelved, alarm.ShelvedUntilUnixMs is not null);
            Assert.Equal(AlarmLifecycle.IsFinished(alarm.State), alarm.ClearedUnixMs is not null);
            Assert.Equal(alarm.Trail.OrderBy(entry => entry.AtUnixMs), alarm.Trail);
        });
    });

    private static AlarmDesk Restarted(AlarmDesk desk, Random random, int sequence, long now)
    {
        var next = new AlarmDesk(desk.Alarms, now);
        next.Evaluate(now);
        Assert.Equal(desk.Alarms.Select(alarm => alarm.Id), next.Alarms.Select(alarm => alarm.Id));
        next.Observe(Random(random, sequence));
        return next;
    }

    private static string Told(EnterpriseSight[] sights)
    {
        var desk = new AlarmDesk([], long.MinValue);
        foreach (var sight in sights)
        {
            desk.Observe(sight);
        }

        desk.Evaluate(Now);
        return string.Join('\n', desk.Alarms.Select(alarm => $"{alarm.Id} {alarm.Severity} {alarm.Value} {alarm.SeenUnixMs}"));
    }

    private static EnterpriseSight Random(Random random, long sequence)
    {
        var meters = Enumerable.Range(0, 5).Select(i => Meter("m" + i, Now + (random.Next(-300, 1500) * Minute)) with
        {
            LastArrivedUnixMs = null,
            StillSinceUnixMs = random.Next(3) == 0 ? Now - (random.Next(20) * Hour) : null,
            LongestStillMs = 0,
            Spike = random.Next(6) == 0 ? new(Now + (random.Next(100) * Minute), 1, null, "kWh", true) : null,
        });
        return FirmAt(sequence, [.. meters]) with
        {
            Enterprise = random.Next(4) == 0 ? null : EnterpriseId.Parse("e" + random.Next(3)),
            Contract = new() { DemandKw = 1000 },
            Demand = random.Next(5) == 0 ? null : new(Now, random.Next(700, 1200), 1, 1),
        };
    }
}
