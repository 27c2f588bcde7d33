namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Something with deadlines.</summary>
internal interface ITimerEntry
{
    /// <summary>Looks at its deadlines. Must be quick; no lock is held.</summary>
    /// <param name="nowMs">Milliseconds since the wheel began.</param>
    /// <returns>When to look again, in the same milliseconds; <see cref="TimerWheel.Never"/> takes it off the wheel.</returns>
    long OnTimer(long nowMs);
}
