namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>A clock that stands until told to go; timers fire on the caller of <see cref="Advance"/>.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) + _elapsed;

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Goes on, in steps small enough for every timer to fire at its time.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan until;
        lock (_gate)
        {
            until = _elapsed + by;
        }

        while (true)
        {
            FakeTimer? next;
            lock (_gate)
            {
                next = _timers.Where(t => t.Due <= until).MinBy(t => t.Due);
                _elapsed = next is null ? until : next.Due > _elapsed ? next.Due : _elapsed;
            }

            if (next is null)
            {
                return;
            }

            next.Fire();
        }
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time._elapsed + dueTime;
                _period = period;
            }

            return true;
        }

        public void Fire()
        {
            lock (time._gate)
            {
                if (Due == TimeSpan.MaxValue)
                {
                    return;
                }

                Due = _period > TimeSpan.Zero ? Due + _period : TimeSpan.MaxValue;
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                Due = TimeSpan.MaxValue;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
