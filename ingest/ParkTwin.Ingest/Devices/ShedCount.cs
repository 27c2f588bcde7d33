namespace ParkTwin.Ingest.Devices;

/// <summary>QoS 0 publishes that were dropped because the disk did not keep up, since the process began. Safe from any thread.</summary>
internal sealed class ShedCount
{
    private long _publishes;

    /// <summary>The count.</summary>
    public long Publishes => Volatile.Read(ref _publishes);

    /// <summary>Counts some.</summary>
    public void Add(long publishes) => Interlocked.Add(ref _publishes, publishes);
}
