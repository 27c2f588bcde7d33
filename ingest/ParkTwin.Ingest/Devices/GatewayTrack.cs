using ParkTwin.Contracts;

namespace ParkTwin.Ingest.Devices;

/// <summary>What is counted of one gateway while this process lives. Safe for concurrent use.</summary>
internal sealed class GatewayTrack
{
    private int _connections;
    private long _lastSeenMs;
    private long _refused;

    /// <summary>The counts now.</summary>
    public GatewayPresence Presence
    {
        get
        {
            var seen = Interlocked.Read(ref _lastSeenMs);
            return new(Volatile.Read(ref _connections), seen == 0 ? null : seen, Interlocked.Read(ref _refused));
        }
    }

    /// <summary>It sent something.</summary>
    public void Seen(long unixMs) => Volatile.Write(ref _lastSeenMs, unixMs);

    /// <summary>A connection began (1) or ended (-1).</summary>
    public void Connected(int change) => Interlocked.Add(ref _connections, change);

    /// <summary>A CONNECT in its name, or a message of its own, was refused.</summary>
    public void Refused() => Interlocked.Increment(ref _refused);
}
