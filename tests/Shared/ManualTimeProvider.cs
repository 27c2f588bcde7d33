namespace ParkTwin.Tests;

/// <summary>
/// A clock that moves only when it is told to. Timers fire within the call that moves it, in the order they are due, each at
/// its own
/// instant; a timer that is set while another fires is seen too.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(ManualTimer Timer, int Version), (long At, long Order)> _due = new();
    private readonly long _startTicks;
    private long _now;
    private long _order;

    /// <summary>A clock that stands at an instant; 2026-11-20T00:00Z if none is given.</summary>
    public ManualTimeProvider(DateTimeOffset? start = null) =>
        _startTicks = (start ?? new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)).UtcTicks;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(_startTicks + GetTimestamp(), TimeSpan.Zero);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires what becomes due.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var until = GetTimestamp() + time.Ticks;
        while (TakeDue(until) is { } timer)
        {
            timer.Fire();
        }

        Interlocked.Exchange(ref _now, until);
    }

    /// <summary>Moves the clock to the next timer and fires it.</summary>
    /// <returns>False when no timer is set.</returns>
    public bool AdvanceToNextTimer()
    {
        var timer = TakeDue(long.MaxValue);
        timer?.Fire();
        return timer is not null;
    }

    private ManualTimer? TakeDue(long until)
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var next, out var due) && due.At <= until)
            {
                _due.Dequeue();
                if (next.Timer.Version == next.Version)
                {
                    Interlocked.Exchange(ref _now, Math.Max(due.At, GetTimestamp()));
                    next.Timer.Version++;
                    Enqueue(next.Timer, next.Timer.Period);
                    return next.Timer;
                }
            }

            return null;
        }
    }

    private void Enqueue(ManualTimer timer, TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            _due.Enqueue((timer, timer.Version), (GetTimestamp() + time.Ticks, _order++));
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public int Version { get; set; }

        public TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_disposed)
                {
                    return false;
                }

                Version++;
                Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                clock.Enqueue(this, dueTime);
                return true;
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                Version++;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
