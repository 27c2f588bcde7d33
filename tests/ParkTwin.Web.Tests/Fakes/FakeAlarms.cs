using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A park's alarms as a test sets them; steps are taken as the domain takes them.</summary>
internal sealed class FakeAlarms(string park) : IAlarmGrain
{
    private AlarmDesk _desk = new([], 0);

    public HashSet<IAlarmObserver> Watchers { get; } = [];

    public static Alarm Demand(string? enterprise, string id, decimal kw = 1100m) => new()
    {
        Id = id,
        Kind = AlarmKind.Demand,
        Severity = AlarmSeverity.Critical,
        State = AlarmState.Open,
        Enterprise = enterprise is null ? null : EnterpriseId.Parse(enterprise),
        OpenedUnixMs = Reports.Now.ToUnixTimeMilliseconds() - 60_000,
        ChangedUnixMs = Reports.Now.ToUnixTimeMilliseconds() - 60_000,
        SeenUnixMs = Reports.Now.ToUnixTimeMilliseconds() - 900_000,
        Value = kw,
        Limit = 1000m,
        Unit = "kW",
        RuleVersion = 1,
        Active = true,
        Revision = 1,
        Trail = [new(Reports.Now.ToUnixTimeMilliseconds() - 60_000, "system", "raise", "contract", AlarmState.Open)],
    };

    public void Add(params Alarm[] alarms) => _desk = new([.. _desk.Alarms, .. alarms], 0);

    public Task Observe(EnterpriseSight sight) => Task.CompletedTask;

    public Task<AlarmList> Read() => Task.FromResult(new AlarmList { Park = park, Alarms = _desk.Alarms });

    public Task Evaluate() => Task.CompletedTask;

    public async Task<AlarmReply> Act(AlarmStep step)
    {
        var result = _desk.Step(step, Reports.Now.ToUnixTimeMilliseconds());
        if (result is { Alarm: { } alarm, Refused: null })
        {
            await Tell(alarm);
        }

        return new(result.Alarm, result.Refused);
    }

    public Task Watch(IAlarmObserver observer)
    {
        Watchers.Add(observer);
        return Task.CompletedTask;
    }

    public Task Unwatch(IAlarmObserver observer)
    {
        Watchers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Tell(params Alarm[] alarms) =>
        Task.WhenAll(Watchers.Select(watcher => watcher.AlarmsChanged(new AlarmList { Park = park, Alarms = alarms })));
}
