using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>All grains of this process.</summary>
internal sealed class GrainHost : IDisposable
{
    private readonly Dictionary<string, GrainClass> _classes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, ObserverQueue> _observers = new();
    private readonly ConcurrentDictionary<long, Activation> _seconds = new();
    private readonly TimeSpan _epochLength;
    private readonly ITimer _sweep;
    private int _epoch;
    private long _observerCount;
    private long _secondCount;
    private volatile bool _stopping;

    /// <exception cref="ArgumentException">An option is out of range, or a grain interface breaks the rules of calls.</exception>
    public GrainHost(LocalGrainsOptions options, IServiceProvider services, TimeProvider time)
    {
        options.Validate();
        Options = options;
        Services = services;
        Time = time;
        Log = (ILogger?)services.GetService<ILogger<GrainHost>>() ?? NullLogger.Instance;
        Scheduler = options.Scheduler ?? ThreadPoolTurnScheduler.Instance;
        Chaos = options.Chaos is { } chaos ? new(this, chaos) : null;
        Factory = new(this);
        foreach (var type in options.Assemblies.Distinct().SelectMany(static assembly => assembly.GetTypes()).Where(IsGrainClass))
        {
            Add(new(type));
        }

        CheckInterfaces();
        _epochLength = TimeSpan.FromTicks(
            Math.Clamp(options.ResponseTimeout.Ticks / 4, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond));
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _sweep = time.CreateTimer(static host => ((GrainHost)host!).Sweep(), this, _epochLength, _epochLength);
        }
    }

    /// <summary>The options.</summary>
    public LocalGrainsOptions Options { get; }

    /// <summary>The process's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The log.</summary>
    public ILogger Log { get; }

    /// <summary>Who runs the turns.</summary>
    public ITurnScheduler Scheduler { get; }

    /// <summary>Faults to provoke; null for none.</summary>
    public Chaos? Chaos { get; }

    /// <summary>Gives references.</summary>
    public GrainFactory Factory { get; }

    /// <summary>Time in steps; enough for time-outs and idleness, and free to read.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>True when no grain is activated any more.</summary>
    public bool IsStopping => _stopping;

    /// <summary>The grain classes.</summary>
    public IReadOnlyCollection<GrainClass> Classes => _classes.Values;

    /// <summary>Epochs in a time, rounded up.</summary>
    public long EpochsIn(TimeSpan time) => (time.Ticks + _epochLength.Ticks - 1) / _epochLength.Ticks;

    /// <summary>True when a turn's caller has waited long enough.</summary>
    public bool IsOverdue(Turn turn) => turn.TimeoutFor(this) is { } timeout && Epoch - (long)turn.Epoch > EpochsIn(timeout);

    /// <summary>Puts a call in the queue of a grain, which is activated if it is not yet.</summary>
    /// <returns>The activation that took it; null when it was refused.</returns>
    public Activation? Deliver(GrainClass grainClass, string key, Turn turn)
    {
        while (true)
        {
            var activation = _stopping ? grainClass.Find(key) : grainClass.GetOrAdd(this, key);
            if (activation is null)
            {
                turn.Fail(new OrleansMessageRejectionException(
                    $"{grainClass.Name}/{key} is not called any more: the process is stopping."));
                turn.Recycle();
                return null;
            }

            if (activation.TryPost(turn))
            {
                return activation;
            }

            grainClass.Remove(activation);
        }
    }

    /// <summary>The class with a name.</summary>
    public GrainClass? FindClass(string name) => _classes.GetValueOrDefault(name);

    /// <summary>Makes an observer known.</summary>
    public ObserverQueue AddObserver(IGrainObserver observer)
    {
        var queue = new ObserverQueue(this, observer, Interlocked.Increment(ref _observerCount));
        Watch(queue);
        return queue;
    }

    /// <summary>Looks for calls to an observer that have waited too long.</summary>
    public void Watch(ObserverQueue observer) => _observers[observer.Number] = observer;

    /// <summary>Takes care of a second activation of a grain.</summary>
    public void AddSecond(Activation activation) => _seconds[Interlocked.Increment(ref _secondCount)] = activation;

    /// <summary>Deactivates every grain. From now on calls to grains that are not in memory are refused.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        Activation[] all = [.. Classes.SelectMany(static one => one.Activations), .. _seconds.Values];
        foreach (var activation in all)
        {
            activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The process is stopping."), cancellationToken);
        }

        try
        {
            await Task.WhenAll(all.Select(static activation => activation.Deactivated)).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Log.StoppedWithActiveGrains(all.Count(static activation => !activation.Deactivated.IsCompleted));
        }

        await _sweep.DisposeAsync();
        Log.Stopped(all.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep.Dispose();

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrain).IsAssignableFrom(type) && typeof(IGrainBase).IsAssignableFrom(type)
        && !typeof(GrainReference).IsAssignableFrom(type);

    private void Add(GrainClass grainClass)
    {
        if (!_classes.TryAdd(grainClass.Name, grainClass))
        {
            throw new ArgumentException(
                $"{grainClass.Implementation.FullName} and {_classes[grainClass.Name].Implementation.FullName} "
                + $"are both named {grainClass.Name}; give one a [GrainType].");
        }
    }

    private void CheckInterfaces()
    {
        var faults = _classes.Values
            .SelectMany(static one => one.Implementation.GetInterfaces())
            .Where(static one => typeof(IGrain).IsAssignableFrom(one))
            .Distinct()
            .SelectMany(CallRules.FaultsOf)
            .Distinct()
            .ToArray();
        if (faults.Length > 0)
        {
            throw new ArgumentException($"Grain interfaces break the rules of calls:\n{string.Join('\n', faults)}");
        }
    }

    private void Sweep()
    {
        Interlocked.Increment(ref _epoch);
        foreach (var grainClass in _classes.Values)
        {
            foreach (var activation in grainClass.Activations)
            {
                activation.RequestSweep();
                activation.RequestCollection();
            }
        }

        foreach (var (number, second) in _seconds)
        {
            second.RequestSweep();
            if (second.Deactivated.IsCompleted)
            {
                _seconds.TryRemove(number, out _);
            }
        }

        foreach (var (number, observer) in _observers)
        {
            if (!observer.RequestSweep() && observer.IsGone)
            {
                _observers.TryRemove(number, out _);
            }
        }
    }
}
