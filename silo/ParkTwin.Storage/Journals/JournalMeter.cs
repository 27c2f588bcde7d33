namespace ParkTwin.Storage.Journals;

/// <summary>Counts for the writer. One writer; readers see each number whole.</summary>
internal sealed class JournalMeter
{
    private readonly LatencyHistogram _latency;
    private long _commits;
    private long _groups;
    private long _records;
    private long _bytes;
    private long _failures;
    private int _largest;

    internal JournalMeter(TimeProvider time) => _latency = new LatencyHistogram(time);

    /// <summary>A group became durable.</summary>
    internal void Committed(in PendingGroup group, long now)
    {
        Volatile.Write(ref _groups, _groups + 1);
        Volatile.Write(ref _records, _records + group.Records);
        Volatile.Write(ref _bytes, _bytes + group.Bytes);
        Volatile.Write(ref _largest, Math.Max(_largest, group.Records));
        _latency.Add(group.OpenedAt, now);
    }

    /// <summary>A flush succeeded.</summary>
    internal void Flushed() => Volatile.Write(ref _commits, _commits + 1);

    /// <summary>The disk refused.</summary>
    internal void Failed() => Volatile.Write(ref _failures, _failures + 1);

    /// <summary>The counts now.</summary>
    internal JournalStatistics Read() => new(
        Volatile.Read(ref _commits),
        Volatile.Read(ref _groups),
        Volatile.Read(ref _records),
        Volatile.Read(ref _bytes),
        Volatile.Read(ref _largest),
        _latency.Quantile(0.5),
        _latency.Quantile(0.99),
        Volatile.Read(ref _failures));
}
