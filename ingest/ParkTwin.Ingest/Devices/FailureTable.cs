namespace ParkTwin.Ingest.Devices;

/// <summary>
/// Failures by key, bounded: when it is full, the one whose last failure is longest ago is forgotten. Safe for concurrent use.
/// </summary>
internal sealed class FailureTable(int threshold, DeviceGuardOptions options, TimeProvider time, int capacity = FailureTable.Capacity)
{
    /// <summary>Keys that are remembered.</summary>
    public const int Capacity = 65_536;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, LinkedListNode<Track>> _tracks = [];
    private readonly LinkedList<Track> _byAge = [];

    /// <summary>Keys remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _tracks.Count;
            }
        }
    }

    /// <summary>How long a key is still refused; zero when it is not.</summary>
    public TimeSpan Banned(UInt128 key)
    {
        lock (_gate)
        {
            if (!_tracks.TryGetValue(key, out var node) || node.Value.Failures < threshold)
            {
                return TimeSpan.Zero;
            }

            var left = Ban(node.Value.Failures) - time.GetElapsedTime(node.Value.LastAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Counts a failure; answers how many there are now.</summary>
    public int Failed(UInt128 key)
    {
        lock (_gate)
        {
            var failures = 0;
            if (_tracks.Remove(key, out var node))
            {
                _byAge.Remove(node);
                failures = time.GetElapsedTime(node.Value.LastAt) > Memory(node.Value.Failures) ? 0 : node.Value.Failures;
            }
            else if (_tracks.Count >= capacity && _byAge.First is { } oldest)
            {
                _tracks.Remove(oldest.Value.Key);
                _byAge.RemoveFirst();
            }

            _tracks[key] = _byAge.AddLast(new Track(key, failures + 1, time.GetTimestamp()));
            return failures + 1;
        }
    }

    /// <summary>Forgets a key.</summary>
    public void Forget(UInt128 key)
    {
        lock (_gate)
        {
            if (_tracks.Remove(key, out var node))
            {
                _byAge.Remove(node);
            }
        }
    }

    private TimeSpan Memory(int failures) => options.LongestBan + (failures >= threshold ? Ban(failures) : TimeSpan.Zero);

    private TimeSpan Ban(int failures)
    {
        var doubled = options.FirstBan * Math.Pow(2, Math.Min(20, failures - threshold));
        return doubled < options.LongestBan ? doubled : options.LongestBan;
    }

    private sealed record Track(UInt128 Key, int Failures, long LastAt);
}
