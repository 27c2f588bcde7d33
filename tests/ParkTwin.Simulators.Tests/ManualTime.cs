namespace ParkTwin.Simulators.Tests;

/// <summary>A clock that moves when told, and with every timer tick: the next tick is due at once and takes its period.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _elapsedTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Read(ref _elapsedTicks));

    public override long GetTimestamp() => Interlocked.Read(ref _elapsedTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _elapsedTicks, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Eager(this, callback, state, dueTime, period);

    private sealed class Eager : ITimer
    {
        private readonly Timer _timer;
        private readonly TimeSpan _step;

        public Eager(ManualTime owner, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _step = period > TimeSpan.Zero ? period : dueTime;
            _timer = new Timer(
                Tick, null, TimeSpan.FromMilliseconds(1), period > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
                : Timeout.InfiniteTimeSpan);
            void Tick(object? _)
            {
                owner.Advance(_step > TimeSpan.Zero ? _step : TimeSpan.Zero);
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

        public void Dispose() => _timer.Dispose();

        public ValueTask DisposeAsync() => _timer.DisposeAsync();
    }
}
