using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using ParkTwin.Contracts;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Grains;

/// <summary>
/// The alarms of one park. Thin: the desk of the domain decides; this class runs it soon after sights came and every half minute, keeps what
/// changed, and then tells its watchers.
/// </summary>
public sealed class AlarmGrain(
    [PersistentState("alarms", GrainStorageNames.Files)] IPersistentState<AlarmDeskState> state,
    TimeProvider time,
    ILogger<AlarmGrain> logger) : Grain, IAlarmGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WatcherLease = TimeSpan.FromMinutes(2);

    private readonly Dictionary<IAlarmObserver, long> _watchers = [];
    private AlarmDesk _desk = new([], 0);
    private IGrainTimer? _timer;
    private bool _soon;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // A twin that was away must not call its meters silent for that: only from now on could readings come.
        _desk = new AlarmDesk([.. state.State.Alarms], state.RecordExists ? Now : long.MinValue);

        // The sights of enterprises that have fallen silent live here alone.
        DelayDeactivation(TimeSpan.FromDays(3650));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Observe(EnterpriseSight sight)
    {
        _desk.Observe(sight);
        if (_timer is null)
        {
            _timer = this.RegisterGrainTimer(RunAsync, new GrainTimerCreationOptions(Soon, Period));
        }
        else if (!_soon)
        {
            _timer.Change(Soon, Period);
        }

        _soon = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AlarmList> Read() => Task.FromResult(new AlarmList { Park = this.GetPrimaryKeyString(), Alarms = _desk.Alarms });

    /// <inheritdoc/>
    public async Task Evaluate()
    {
        var before = _desk.Alarms;
        var changed = _desk.Evaluate(Now);
        if (!ReferenceEquals(before, _desk.Alarms) || !state.RecordExists)
        {
            await SaveAsync(before);
        }

        await TellAsync(changed);
    }

    /// <inheritdoc/>
    public async Task<AlarmReply> Act(AlarmStep step)
    {
        var before = _desk.Alarms;
        var result = _desk.Step(step, Now);
        if (!ReferenceEquals(before, _desk.Alarms))
        {
            await SaveAsync(before);
            await TellAsync([result.Alarm!]);
        }

        return new(result.Alarm, result.Refused);
    }

    /// <inheritdoc/>
    public Task Watch(IAlarmObserver observer)
    {
        _watchers[observer] = time.GetTimestamp() + (long)(WatcherLease.TotalSeconds * time.TimestampFrequency);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Unwatch(IAlarmObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        _soon = false;
        try
        {
            await Evaluate();
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or OverflowException or OrleansException)
        {
            logger.AlarmsNotKept(failure, this.GetPrimaryKeyString());
        }
    }

    /// <summary>Makes the alarms durable; where the disk refuses, what was not kept has not happened: nobody hears of it, it comes again.</summary>
    private async Task SaveAsync(IReadOnlyList<Alarm> before)
    {
        try
        {
            state.State.Alarms = [.. _desk.Alarms];
            await state.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            // Another activation has written; this one ends and reads what is there.
            DeactivateOnIdle();
            throw;
        }
        catch (Exception)
        {
            state.State.Alarms = [.. before];
            _desk.Restore(before);
            throw;
        }
    }

    private async Task TellAsync(IReadOnlyList<Alarm> changed)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var now = time.GetTimestamp();
        var list = new AlarmList { Park = this.GetPrimaryKeyString(), Alarms = changed };
        foreach (var (watcher, until) in _watchers.ToArray())
        {
            if (until < now)
            {
                _watchers.Remove(watcher);
                continue;
            }

            try
            {
                await watcher.AlarmsChanged(list);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                _watchers.Remove(watcher);
                logger.WatcherDropped(failure, this.GetPrimaryKeyString());
            }
        }
    }
}
