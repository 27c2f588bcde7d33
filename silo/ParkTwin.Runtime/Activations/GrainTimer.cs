using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>A timer of a grain: each tick is a turn, and the next is due one period after that turn has ended.</summary>
internal sealed class GrainTimer : Turn, IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly bool _interleaves;
    private readonly bool _keepsAlive;
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _timer;
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        _interleaves = options.Interleave;
        _keepsAlive = options.KeepAlive;
        _period = options.Period;
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _timer = activation.Host.Time.CreateTimer(
                static timer => ((GrainTimer)timer!).Due(), this, options.DueTime, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public override bool Interleaves => _interleaves;

    /// <inheritdoc/>
    public override bool ReadsOnly => false;

    /// <inheritdoc/>
    public override bool IsUse => _keepsAlive;

    /// <inheritdoc/>
    public override bool MayMove => false;

    /// <inheritdoc/>
    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        _period = period;
        _next = dueTime;
        if (_ticking)
        {
            _changed = true;
        }
        else
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsSettled)
        {
            return;
        }

        IsSettled = true;
        _timer.Dispose();
        _end.Cancel();
        _activation.RemoveTimer(this);
    }

    /// <inheritdoc/>
    public override Task? Invoke(object target)
    {
        _ticking = true;
        _changed = false;
        return _callback(_end.Token);
    }

    /// <inheritdoc/>
    public override void Complete(Task? task)
    {
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception)
    {
        if (!IsSettled || exception is not OperationCanceledException)
        {
            _activation.Host.Log.TimerFailed(exception, _activation.Name);
        }
    }

    /// <inheritdoc/>
    public override void Recycle()
    {
        _ticking = false;
        if (!IsSettled)
        {
            _timer.Change(_changed ? _next : _period, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        }

        if (period != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        }
    }

    private void Due() => _activation.TryPost(this);
}
