namespace ParkTwin.Simulation.Machine;

/// <summary>The clock as one process sees it; its timers die with it.</summary>
internal sealed class ProcessTime(Clock clock, Turns turns) : TimeProvider
{
    private bool _dead;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => clock.Now + 1; // Zero means "never" to some.

    public override DateTimeOffset GetUtcNow() => clock.Wall;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The process is no more.</summary>
    public void Kill() => _dead = true;

    private sealed class Timer(ProcessTime owner, TimerCallback callback, object? state) : ITimer
    {
        private static readonly Action<object?> Callback = static timer => ((Timer)timer!).Call();
        private int _version;
        private bool _disposed;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_disposed)
            {
                return false;
            }

            _version++;
            _period = period;
            Arm(dueTime);
            return true;
        }

        public void Dispose()
        {
            _disposed = true;
            _version++;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Arm(TimeSpan time)
        {
            if (time != Timeout.InfiniteTimeSpan)
            {
                var version = _version;
                owner.Arm(time, () => Fire(version));
            }
        }

        private void Fire(int version)
        {
            if (version != _version || owner._dead)
            {
                return;
            }

            if (_period > TimeSpan.Zero)
            {
                Arm(_period);
            }

            owner.Post(Callback, this);
        }

        private void Call()
        {
            if (!_disposed)
            {
                callback(state);
            }
        }
    }

    private void Arm(TimeSpan time, Action fire) => clock.In(time, fire);

    private void Post(Action<object?> work, object state) => turns.Post(work, state);
}
