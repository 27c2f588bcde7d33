using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>One park: keeps the newest view of each enterprise and tells its watchers of changes, at most ten times a second.</summary>
public sealed class ParkGrain(
    [PersistentState("park", GrainStorageNames.Files)] IPersistentState<ParkState> state,
    TimeProvider time,
    ILogger<ParkGrain> logger) : Grain, IParkGrain
{
    private static readonly TimeSpan PushPeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WatcherLease = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, EnterpriseLive> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnterpriseLive> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<IParkObserver, long> _watchers = [];
    private IGrainTimer? _pushTimer;
    private bool _pushScheduled;
    private long _lastPush;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // The views of silent enterprises live here alone; a quiet night must not empty the page.
        DelayDeactivation(TimeSpan.FromDays(3650));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Define(long version, ParkDefinition definition, ZoneTable zone)
    {
        if (version <= state.State.Version)
        {
            return;
        }

        (state.State.Version, state.State.Definition, state.State.Zone) = (version, definition, zone);
        await state.WriteStateAsync();
    }

    /// <inheritdoc/>
    public Task<bool> Report(EnterpriseLive view)
    {
        var key = view.Enterprise?.Value ?? GrainKeys.ParkOwn;
        if (_views.TryGetValue(key, out var known) && known.Sequence >= view.Sequence)
        {
            return Task.FromResult(_watchers.Count > 0);
        }

        _views[key] = view;
        if (_watchers.Count > 0)
        {
            _changed[key] = view;
            SchedulePush();
        }

        return Task.FromResult(_watchers.Count > 0);
    }

    /// <inheritdoc/>
    public Task<ParkLive?> Live() => Task.FromResult(state.State.Definition is { } definition
        ? new ParkLive { Definition = definition, Enterprises = [.. _views.Values] }
        : null);

    /// <inheritdoc/>
    public Task Watch(IParkObserver observer)
    {
        _watchers[observer] = time.GetTimestamp() + (long)(WatcherLease.TotalSeconds * time.TimestampFrequency);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Unwatch(IParkObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    private void SchedulePush()
    {
        if (_pushScheduled)
        {
            return;
        }

        _pushScheduled = true;
        var due = PushPeriod - time.GetElapsedTime(_lastPush);
        due = due < TimeSpan.Zero ? TimeSpan.Zero : due;
        if (_pushTimer is null)
        {
            _pushTimer = this.RegisterGrainTimer(PushAsync, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan));
        }
        else
        {
            _pushTimer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task PushAsync(CancellationToken cancellationToken)
    {
        _pushScheduled = false;
        _lastPush = time.GetTimestamp();
        var change = new ParkChange { Park = this.GetPrimaryKeyString(), Enterprises = [.. _changed.Values] };
        _changed.Clear();
        foreach (var (watcher, until) in _watchers.ToArray())
        {
            if (until < _lastPush)
            {
                _watchers.Remove(watcher);
                continue;
            }

            try
            {
                await watcher.Changed(change);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                _watchers.Remove(watcher);
                logger.WatcherDropped(failure, this.GetPrimaryKeyString());
            }
        }
    }
}
