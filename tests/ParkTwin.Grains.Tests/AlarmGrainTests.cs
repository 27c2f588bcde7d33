using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Grains.Tests;

public sealed class AlarmGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-alarms-").FullName;
    private readonly StandingTime _time = new(DateTimeOffset.FromUnixTimeMilliseconds(Given.Midnight).AddDays(9).AddMinutes(7));
    private TwinHost _host = null!;

    private IAlarmGrain Alarms => _host.Grains.GetGrain<IAlarmGrain>("p");

    private long Now => _time.Now.ToUnixTimeMilliseconds();

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task What_an_enterprise_counts_becomes_an_alarm_of_its_park()
    {
        var enterprise = _host.Enterprise("p/e1");
        var assignment = Given.Assignment(1, Given.Register("m1"));
        await enterprise.Assign(Given.Journal, assignment with { Enterprise = assignment.Enterprise! with { Contract = new() { DemandKw = 40 } } });
        await enterprise.Record(Given.Journal, 0, 5, Given.Batch(0, 0, 5, Now - (Now % QuarterHour.LengthMs) - (4 * QuarterHour.LengthMs)));
        var alarm = await FirstAsync();
        Assert.Equal((AlarmKind.Demand, AlarmSeverity.Critical, 40m, 40m), (alarm.Kind, alarm.Severity, alarm.Value!.Value, alarm.Limit!.Value));
    }

    [Fact]
    public async Task Alarms_and_their_steps_are_there_again_after_a_restart_and_are_not_raised_twice()
    {
        await Alarms.Observe(Sight(1, 1100));
        await Alarms.Evaluate();
        var raised = Assert.Single((await Alarms.Read()).Alarms);
        Assert.Null((await Alarms.Act(new(raised.Id, "acknowledge", "anna", null, null))).Refused);
        await _host.DisposeAsync();
        _host = await StartAsync();

        await Alarms.Evaluate();
        await Alarms.Observe(Sight(1, 1100));
        await Alarms.Evaluate();
        var kept = Assert.Single((await Alarms.Read()).Alarms);
        Assert.Equal((raised.Id, AlarmState.Acknowledged), (kept.Id, kept.State));
        Assert.Equal(["raise", "acknowledge"], kept.Trail.Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_twin_that_was_away_does_not_call_its_meters_silent_for_that()
    {
        await Alarms.Observe(Sight(1, 500, silentForMs: 0));
        await Alarms.Evaluate();
        await _host.DisposeAsync();
        _time.Now += TimeSpan.FromHours(9);
        _host = await StartAsync();

        await Alarms.Observe(Sight(2, 500, silentForMs: 9 * 3_600_000));
        await Alarms.Evaluate();
        Assert.Empty((await Alarms.Read()).Alarms);

        _time.Now += TimeSpan.FromMinutes(50);
        await Alarms.Evaluate();
        Assert.Equal(AlarmKind.Offline, Assert.Single((await Alarms.Read()).Alarms).Kind);
    }

    [Fact]
    public async Task Sights_and_steps_may_come_again_and_in_any_order()
    {
        await Alarms.Observe(Sight(7, 1100));
        await Alarms.Observe(Sight(6, 100));
        await Alarms.Evaluate();
        await Alarms.Evaluate();
        var alarm = Assert.Single((await Alarms.Read()).Alarms);
        var step = new AlarmStep(alarm.Id, "comment", "anna", "去看看", null);
        await Alarms.Act(step);
        var reply = await Alarms.Act(step);
        Assert.Equal(2, reply.Alarm!.Trail.Count);
        Assert.Null((await Alarms.Act(step with { Alarm = "none" })).Alarm);
        Assert.NotNull((await Alarms.Act(step with { Action = "unshelve" })).Refused);
    }

    [Fact]
    public async Task Watchers_hear_of_what_changed()
    {
        var watcher = new Watcher();
        await Alarms.Watch(_host.Grains.CreateObjectReference<IAlarmObserver>(watcher));
        await Alarms.Observe(Sight(1, 1100));
        await Alarms.Evaluate();
        using var patience = new CancellationTokenSource(Patience);
        var list = await watcher.Changes.Reader.ReadAsync(patience.Token);
        Assert.Equal(("p", AlarmState.Open), (list.Park, Assert.Single(list.Alarms).State));
        await Alarms.Act(new(list.Alarms[0].Id, "acknowledge", "anna", null, null));
        Assert.Equal(AlarmState.Acknowledged, (await watcher.Changes.Reader.ReadAsync(patience.Token)).Alarms[0].State);
        GC.KeepAlive(watcher);
    }

    private Task<TwinHost> StartAsync() => TwinHost.StartAsync(_directory, after: services => services.AddSingleton<TimeProvider>(_time));

    private async Task<Alarm> FirstAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var watcher = new Watcher();
        await Alarms.Watch(_host.Grains.CreateObjectReference<IAlarmObserver>(watcher));
        var known = (await Alarms.Read()).Alarms;
        var first = known.Count > 0 ? known[0] : (await watcher.Changes.Reader.ReadAsync(patience.Token)).Alarms[0];
        GC.KeepAlive(watcher);
        return first;
    }

    private EnterpriseSight Sight(long sequence, decimal kw, long silentForMs = 0) => new()
    {
        Enterprise = EnterpriseId.Parse("e1"),
        Sequence = sequence,
        AtUnixMs = Now,
        Contract = new() { DemandKw = 1000 },
        Demand = new(Now - 1_200_000, kw, 1, 1),
        Meters =
        [
            new()
            {
                Meter = MeterId.Parse("m1"),
                Carrier = Carrier.Electricity,
                Role = MeterRole.GridImport,
                Measure = Measure.KilowattHour,
                Counted = true,
                IntervalSeconds = 900,
                LastAtUnixMs = Now - silentForMs,
                LastArrivedUnixMs = Now - silentForMs,
            },
        ],
    };

    private sealed class Watcher : IAlarmObserver
    {
        public Channel<AlarmList> Changes { get; } = Channel.CreateUnbounded<AlarmList>();

        public async Task AlarmsChanged(AlarmList changed) => await Changes.Writer.WriteAsync(changed);
    }
}
