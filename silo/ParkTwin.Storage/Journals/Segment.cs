namespace ParkTwin.Storage.Journals;

/// <summary>
/// A live segment and what readers need to find their way in it. Changed by the writer under the lock of <see
/// cref="SegmentSet"/>.
/// </summary>
internal sealed class Segment
{
    /// <summary>Bytes between two entries of the index.</summary>
    private const int IndexStride = 1024 * 1024;

    private readonly List<Mark> _index = [];

    internal Segment(string path, in SegmentHeader header, long fileBytes)
    {
        (Path, Epoch, FileBytes) = (path, header.Epoch, fileBytes);
        (FirstSequence, FirstPosition, EndPosition) = (header.FirstSequence, header.FirstPosition, header.FirstPosition);
        EndOffset = JournalFormat.SegmentHeaderBytes;
        _index.Add(new Mark(JournalFormat.SegmentHeaderBytes, FirstSequence, FirstPosition, Epoch));
    }

    /// <summary>Its file.</summary>
    internal string Path { get; }

    /// <summary>Epoch of its header.</summary>
    internal long Epoch { get; }

    /// <summary>Length of its file.</summary>
    internal long FileBytes { get; }

    /// <summary>Sequence of its first group.</summary>
    internal long FirstSequence { get; }

    /// <summary>Position of its first record.</summary>
    internal long FirstPosition { get; }

    /// <summary>Position after its last committed record.</summary>
    internal long EndPosition { get; private set; }

    /// <summary>Offset after its last committed group.</summary>
    internal long EndOffset { get; private set; }

    /// <summary>Takes note of a committed group that lies at <see cref="EndOffset"/>.</summary>
    internal void Committed(long sequence, long epoch, long firstPosition, int records, int bytes)
    {
        if (EndOffset - _index[^1].Offset >= IndexStride)
        {
            _index.Add(new Mark(EndOffset, sequence, firstPosition, epoch));
        }

        EndOffset += bytes;
        EndPosition = firstPosition + records;
    }

    /// <summary>The last known place at or before the group that holds a position.</summary>
    internal Mark Before(long position)
    {
        var at = _index.Count - 1;
        while (at > 0 && _index[at].Position > position)
        {
            at--;
        }

        return _index[at];
    }

    /// <summary>A place in a segment at which a group begins.</summary>
    /// <param name="Offset">Byte offset.</param>
    /// <param name="Sequence">The group's sequence.</param>
    /// <param name="Position">Position of its first record.</param>
    /// <param name="Epoch">Lowest epoch that the group can have.</param>
    internal readonly record struct Mark(long Offset, long Sequence, long Position, long Epoch);
}
