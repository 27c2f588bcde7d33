namespace ParkTwin.Grains.Tests;

/// <summary>A clock whose date a test sets; timers and spans run as usual, so that the runtime goes on.</summary>
internal sealed class StandingTime(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;
}
