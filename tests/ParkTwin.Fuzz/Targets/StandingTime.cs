namespace ParkTwin.Fuzz.Targets;

/// <summary>A clock that stands, so that the same input does the same thing; its timers never fire.</summary>
internal sealed class StandingTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
