namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A clock that shows one moment; timers and elapsed time are the system's.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
