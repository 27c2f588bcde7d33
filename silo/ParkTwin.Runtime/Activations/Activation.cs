using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ParkTwin.Runtime;

/// <summary>One grain in memory: its object, its calls, its life from the first call to its end.</summary>
internal sealed class Activation : CallQueue, IGrainContext
{
    private static readonly object Begin = new();
    private static readonly object End = new();
    private static readonly object Collect = new();

    private readonly GrainClass _class;
    private readonly List<GrainTimer> _timers = [];
    private readonly TaskCompletionSource _deactivated = new();
    private readonly List<IStoredState> _states = [];
    private AsyncServiceScope? _services;
    private object? _instance;
    private GrainReference? _self;
    private Phase _phase;
    private DeactivationReason? _endReason;
    private CancellationToken _endToken;
    private int _endEpoch;
    private bool _collectWanted;
    private long _keepUntilEpoch;
    private Task? _transition;

    /// <summary>An activation that begins with its first call.</summary>
    public Activation(GrainHost host, GrainClass grainClass, string key)
        : base(host, $"{grainClass.Name}/{key}")
    {
        _class = grainClass;
        Key = key;
    }

    private enum Phase
    {
        Fresh,
        Beginning,
        Active,
        Ending,
        Ended,
    }

    /// <summary>The activation whose turn runs on this thread; null outside grains.</summary>
    public static Activation? InTurn => Running as Activation;

    /// <summary>Key of the grain.</summary>
    public string Key { get; }

    /// <summary>Class of the grain.</summary>
    public GrainClass Class => _class;

    /// <inheritdoc/>
    public GrainId GrainId => GrainId.Create(_class.Type, Key);

    /// <summary>A reference to the grain.</summary>
    public GrainReference SelfReference => _self ??= Host.Factory.ReferenceTo(_class, Key);

    /// <inheritdoc/>
    public GrainReference GrainReference => SelfReference;

    /// <inheritdoc/>
    public object? GrainInstance => _instance;

    /// <inheritdoc/>
    public IServiceProvider ActivationServices => _services?.ServiceProvider ?? Host.Services;

    /// <inheritdoc/>
    public Task Deactivated => _deactivated.Task;

    /// <inheritdoc/>
    protected override object? Target => _instance;

    /// <inheritdoc/>
    protected override bool IsOpen => _phase == Phase.Active && _endReason is null;

    /// <inheritdoc/>
    protected override bool HasEnded => _phase == Phase.Ended;

    /// <inheritdoc/>
    protected override bool IsReentrant => _class.IsReentrant;

    /// <inheritdoc/>
    protected override bool HasMore =>
        base.HasMore || _collectWanted || _phase == Phase.Fresh || (_endReason is not null && _phase == Phase.Active);

    /// <summary>The activation of a grain object.</summary>
    /// <exception cref="InvalidOperationException">The object was made outside the runtime.</exception>
    public static Activation Of(IGrainBase grain) => grain.GrainContext as Activation
        ?? throw new InvalidOperationException(
            $"This {grain.GetType().Name} was made outside the runtime: get a reference from IGrainFactory.");

    /// <inheritdoc/>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        bool schedule;
        lock (Gate)
        {
            if (_endReason is not null || _phase == Phase.Ended)
            {
                return;
            }

            _endReason = deactivationReason;
            _endEpoch = Host.Epoch;
            _endToken = cancellationToken;
            schedule = MustSchedule();
        }

        if (schedule)
        {
            Scheduler.Schedule(this);
        }
    }

    /// <summary>Lets the grain go, in a turn of its own, when nobody has called it for a while.</summary>
    public void RequestCollection()
    {
        if (!IsIdle)
        {
            return;
        }

        bool schedule;
        lock (Gate)
        {
            _collectWanted = _phase == Phase.Active && _endReason is null;
            schedule = _collectWanted && MustSchedule();
        }

        if (schedule)
        {
            Scheduler.Schedule(this);
        }
    }

    /// <summary>Keeps the grain in memory.</summary>
    public void DelayDeactivation(TimeSpan time) =>
        _keepUntilEpoch = time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue
        ? long.MaxValue
        : time <= TimeSpan.Zero ? 0 : (long)Host.Epoch + Host.EpochsIn(time);

    /// <summary>Registers a timer.</summary>
    public GrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (!ReferenceEquals(Running, this))
        {
            throw new InvalidOperationException($"A timer of {Name} can only be registered in one of its own turns.");
        }

        var timer = new GrainTimer(this, callback, options);
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Forgets a timer.</summary>
    public void RemoveTimer(GrainTimer timer) => _timers.Remove(timer);

    /// <summary>Has a state read before the grain is activated.</summary>
    public void AddState(IStoredState state) => _states.Add(state);

    /// <inheritdoc/>
    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override object? TakeMore()
    {
        if (_phase == Phase.Fresh)
        {
            _phase = Phase.Beginning;
            return Begin;
        }

        if (_endReason is not null && _phase == Phase.Active && (RunningTurns == 0 || IsStuck))
        {
            _phase = Phase.Ending;
            return End;
        }

        if (_collectWanted)
        {
            _collectWanted = false;
            return Collect;
        }

        return base.TakeMore();
    }

    /// <inheritdoc/>
    protected override void Run(object item)
    {
        if (ReferenceEquals(item, Begin))
        {
            _transition = BeginAsync();
        }
        else if (ReferenceEquals(item, End))
        {
            _transition = EndAsync();
        }
        else if (ReferenceEquals(item, Collect))
        {
            CollectIfIdle();
        }
        else
        {
            base.Run(item);
        }
    }

    /// <inheritdoc/>
    protected override void OnFailed(Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Host.Log.StateInconsistent(exception, Name);
            Deactivate(new(DeactivationReasonCode.ApplicationError, exception.ToString()));
        }
    }

    /// <inheritdoc/>
    protected override void OnEnded() => Host.Chaos?.TurnEnded(this);

    // A call that does not end holds its grain up only for so long.
    private bool IsStuck => Host.Epoch - (long)_endEpoch > Host.EpochsIn(Host.Options.DeactivationTimeout);

    private bool IsIdle =>
        RunningTurns == 0 && Host.Epoch >= _keepUntilEpoch
        && Host.Epoch - (long)LastUse > Host.EpochsIn(Host.Options.CollectionAge);

    private void CollectIfIdle()
    {
        lock (Gate)
        {
            if (!IsIdle || HasUses || !NothingReady || _phase != Phase.Active || _endReason is not null)
            {
                return;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, $"Not called for {Host.Options.CollectionAge}."));
    }

    private async Task BeginAsync()
    {
        try
        {
            _services = Host.Services.CreateAsyncScope();
            _instance = _class.CreateInstance(this, _services.Value.ServiceProvider);
            foreach (var state in _states)
            {
                await state.ReadStateAsync();
            }

            using var limit = new CancellationTokenSource(Host.Options.ActivationTimeout, Host.Time);
            await ((IGrainBase)_instance).OnActivateAsync(limit.Token);
            lock (Gate)
            {
                _phase = Phase.Active;
            }

            Host.Log.Activated(Name);
        }
        catch (Exception exception)
        {
            Host.Log.ActivationFailed(exception, Name);
            await CloseAsync(new(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain."));
        }
    }

    private async Task EndAsync()
    {
        var reason = _endReason!.Value;
        foreach (var timer in _timers.ToArray())
        {
            timer.Dispose();
        }

        try
        {
            using var limit = new CancellationTokenSource(Host.Options.DeactivationTimeout, Host.Time);
            using var token = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _endToken);
            await ((IGrainBase)_instance!).OnDeactivateAsync(reason, token.Token).WaitAsync(token.Token);
        }
        catch (Exception exception)
        {
            Host.Log.DeactivationFailed(exception, Name);
        }

        await CloseAsync(reason);
    }

    private async Task CloseAsync(DeactivationReason reason)
    {
        foreach (var timer in _timers.ToArray())
        {
            timer.Dispose();
        }

        try
        {
            await DisposeInstanceAsync();
        }
        catch (Exception exception)
        {
            Host.Log.DeactivationFailed(exception, Name);
        }

        Turn[] calls;
        lock (Gate)
        {
            _phase = Phase.Ended;
            calls = TakeCalls();
        }

        _class.Remove(this);
        foreach (var call in calls)
        {
            if (reason.ReasonCode == DeactivationReasonCode.ActivationFailed && call.MayMove)
            {
                call.Fail(reason.Exception!);
                call.Recycle();
            }
            else if (call.MayMove)
            {
                Host.Deliver(_class, Key, call);
            }
            else
            {
                call.Recycle();
            }
        }

        Host.Log.Deactivated(Name, reason.ReasonCode);
        _deactivated.TrySetResult();
    }

    private async Task DisposeInstanceAsync()
    {
        if (_instance is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync();
        }
        else
        {
            (_instance as IDisposable)?.Dispose();
        }

        if (_services is { } services)
        {
            await services.DisposeAsync();
        }
    }
}
