namespace ParkTwin.Storage.Journals;

/// <summary>The live segments in order. Changed by the writer, looked at by readers; safe for concurrent use.</summary>
internal sealed class SegmentSet
{
    private readonly Lock _gate = new();
    private readonly List<Segment> _segments = [];
    private long _firstPosition = long.MaxValue;

    /// <summary>First position still held; only ever rises.</summary>
    internal long FirstPosition
    {
        get
        {
            lock (_gate)
            {
                return _firstPosition;
            }
        }
    }

    /// <summary>Bytes of all live segment files.</summary>
    internal long Bytes
    {
        get
        {
            lock (_gate)
            {
                long bytes = 0;
                foreach (var segment in _segments)
                {
                    bytes += segment.FileBytes;
                }

                return bytes;
            }
        }
    }

    /// <summary>Adds the newest segment.</summary>
    internal void Add(Segment segment)
    {
        lock (_gate)
        {
            _segments.Add(segment);
            _firstPosition = Math.Min(_firstPosition, segment.FirstPosition);
        }
    }

    /// <summary>Takes note of a committed group of a segment.</summary>
    internal void Committed(Segment segment, long epoch, in PendingGroup group)
    {
        lock (_gate)
        {
            segment.Committed(group.Sequence, epoch, group.FirstPosition, group.Records, group.Bytes);
        }
    }

    /// <summary>
    /// Finds the segment that holds a committed position, the place to begin at, and where its committed groups end.
    /// </summary>
    /// <exception cref="JournalReleasedException">The position has been released.</exception>
    internal Segment Find(long position, out Segment.Mark mark, out long endOffset)
    {
        lock (_gate)
        {
            if (position < _firstPosition)
            {
                throw new JournalReleasedException(position, _firstPosition);
            }

            foreach (var segment in _segments)
            {
                if (position < segment.EndPosition)
                {
                    mark = segment.Before(position);
                    endOffset = segment.EndOffset;
                    return segment;
                }
            }
        }

        throw new ArgumentOutOfRangeException(nameof(position), position, "The position has not been committed yet.");
    }

    /// <summary>Where a segment's committed groups end now.</summary>
    internal long EndOffset(Segment segment)
    {
        lock (_gate)
        {
            return segment.EndOffset;
        }
    }

    /// <summary>Where a segment's committed records end now.</summary>
    internal long EndPosition(Segment segment)
    {
        lock (_gate)
        {
            return segment.EndPosition;
        }
    }

    /// <summary>Puts the oldest segment back, to be taken again; what it holds stays released.</summary>
    internal void PutBack(Segment segment)
    {
        lock (_gate)
        {
            _segments.Insert(0, segment);
        }
    }

    /// <summary>Takes the oldest segment out when all of it lies before a position; the newest always stays.</summary>
    internal bool TryTakeReleased(long position, out Segment released)
    {
        lock (_gate)
        {
            released = _segments[0];
            if (_segments.Count < 2 || released.EndPosition > position)
            {
                return false;
            }

            _segments.RemoveAt(0);
            _firstPosition = Math.Max(_firstPosition, released.EndPosition);
            return true;
        }
    }
}
