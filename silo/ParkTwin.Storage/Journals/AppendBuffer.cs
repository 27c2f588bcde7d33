namespace ParkTwin.Storage.Journals;

/// <summary>
/// Where appended chunks wait for the writer: the open group, and groups closed because their buffer was full. One short lock,
/// no I/O. Safe for concurrent use.
/// </summary>
internal sealed class AppendBuffer
{
    private readonly Lock _gate = new();
    private readonly SlabPool _pool;
    private readonly int _slabBytes;
    private readonly TimeProvider _time;
    private readonly List<PendingGroup> _sealed = [];
    private Slab _slab;
    private int _start;
    private int _end;
    private int _records;
    private long _openedAt;
    private long _sequence;
    private long _position;
    private long _uncommitted;
    private bool _closed;

    internal AppendBuffer(SlabPool pool, int slabBytes, TimeProvider time, long nextSequence, long nextPosition)
    {
        (_pool, _slabBytes, _time) = (pool, slabBytes, time);
        (_sequence, _position) = (nextSequence, nextPosition);
        _slab = pool.Rent();
    }

    /// <summary>Position after the last appended record.</summary>
    internal long AppendedPosition => Volatile.Read(ref _position);

    /// <summary>Bytes appended and not yet committed.</summary>
    internal long UncommittedBytes => Volatile.Read(ref _uncommitted);

    /// <summary>Copies a chunk into the open group.</summary>
    /// <param name="chunk">Whole records.</param>
    /// <param name="records">Their number.</param>
    /// <param name="firstPosition">Position of the first of them.</param>
    /// <param name="wasIdle">True when nothing was waiting before: the writer must be woken.</param>
    /// <returns>The group's sequence.</returns>
    internal long Append(ReadOnlySpan<byte> chunk, int records, out long firstPosition, out bool wasIdle)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(Journal));
            wasIdle = _records == 0 && _sealed.Count == 0;
            var header = _records == 0 ? JournalFormat.GroupHeaderBytes : 0;
            if (_slabBytes - _end < header + chunk.Length)
            {
                SealOpen();
                _slab.Release();
                _slab = _pool.Rent();
                (_start, _end) = (0, 0);
                header = JournalFormat.GroupHeaderBytes;
            }

            if (_records == 0)
            {
                _openedAt = _time.GetTimestamp();
            }

            chunk.CopyTo(_slab.Bytes.AsSpan(_end + header));
            _end += header + chunk.Length;
            _records += records;
            firstPosition = _position;
            Volatile.Write(ref _position, firstPosition + records);
            Volatile.Write(ref _uncommitted, _uncommitted + header + chunk.Length);
            return _sequence;
        }
    }

    /// <summary>
    /// Hands over the oldest waiting groups, closing the open one when it is among them; the caller owes a release of each
    /// buffer.
    /// </summary>
    /// <param name="into">Takes the groups.</param>
    /// <param name="most">Greatest number of groups.</param>
    internal void Take(List<PendingGroup> into, int most)
    {
        lock (_gate)
        {
            if (_sealed.Count < most)
            {
                SealOpen();
            }

            var count = Math.Min(most, _sealed.Count);
            for (var i = 0; i < count; i++)
            {
                into.Add(_sealed[i]);
            }

            _sealed.RemoveRange(0, count);
        }
    }

    /// <summary>True when something waits.</summary>
    internal bool HasWork()
    {
        lock (_gate)
        {
            return _records > 0 || _sealed.Count > 0;
        }
    }

    /// <summary>Says that bytes were committed.</summary>
    internal void Committed(long bytes)
    {
        lock (_gate)
        {
            Volatile.Write(ref _uncommitted, _uncommitted - bytes);
        }
    }

    /// <summary>Refuses further appends.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }
    }

    private void SealOpen()
    {
        if (_records == 0)
        {
            return;
        }

        _slab.Hold();
        _sealed.Add(new PendingGroup(_slab, _start, _end - _start, _records, _sequence, _position - _records, _openedAt));
        _start = _end;
        _records = 0;
        _sequence++;
    }
}
