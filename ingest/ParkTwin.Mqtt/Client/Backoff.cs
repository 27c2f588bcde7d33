namespace ParkTwin.Mqtt.Client;

/// <summary>Waits between attempts: doubling up to a cap, each a fifth longer or shorter by chance.</summary>
internal sealed class Backoff(TimeSpan from, TimeSpan to, Random chance)
{
    private readonly TimeSpan _from = from;
    private TimeSpan _next = from;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var wait = _next * (0.8 + (0.4 * chance.NextDouble()));
        _next = _next * 2 < to ? _next * 2 : to;
        return wait;
    }

    /// <summary>An attempt has succeeded.</summary>
    public void Reset() => _next = _from;
}
