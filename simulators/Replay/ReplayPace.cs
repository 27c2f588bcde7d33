namespace ParkTwin.Simulators.Replay;

/// <summary>When a reading of the past is due in a replay that runs at a multiple of real time.</summary>
internal sealed class ReplayPace(double speed, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private long? _firstMs;

    /// <summary>How long to wait before a reading may leave; zero or less is now. The first reading is always due.</summary>
    public TimeSpan Before(long unixMs)
    {
        if (double.IsInfinity(speed))
        {
            return TimeSpan.Zero;
        }

        _firstMs ??= unixMs;
        return TimeSpan.FromMilliseconds((unixMs - _firstMs.Value) / speed) - time.GetElapsedTime(_started);
    }
}
