namespace ParkTwin.Simulators.Model;

/// <summary>
/// The clock of a modelled park: starts anywhere, runs at its own speed, and never ahead of the real time (readings from the
/// future are
/// refused); once it has caught up it goes on in real time.
/// </summary>
/// <param name="time">The real clock.</param>
/// <param name="from">Where it starts.</param>
/// <param name="speed">Model seconds per real second; positive infinity jumps to the present.</param>
internal sealed class ModelClock(TimeProvider time, DateTimeOffset from, double speed)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>The model's instant now, Unix milliseconds.</summary>
    public long NowMs()
    {
        var real = time.GetUtcNow();
        var ahead = time.GetElapsedTime(_started).TotalMilliseconds * speed;
        var model = double.IsInfinity(ahead) || ahead > (real - from).TotalMilliseconds ? real : from.AddMilliseconds(ahead);
        return (from > real ? real : model).ToUnixTimeMilliseconds();
    }
}
