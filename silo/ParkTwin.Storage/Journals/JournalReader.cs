using System.Globalization;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// Reads committed groups in order, waiting for the next at the end: recent ones from memory, older ones from the segments with
/// their checksums verified. Holds at most one group; the journal keeps nothing for a reader that lags. Not safe for concurrent
/// use.
/// </summary>
public sealed class JournalReader : IAsyncDisposable
{
    private readonly Journal _journal;
    private readonly RecentGroups _recent;
    private SegmentScanner? _scanner;
    private Segment? _segment;
    private Slab? _held;

    internal JournalReader(Journal journal, RecentGroups recent, long position) =>
        (_journal, _recent, Position) = (journal, recent, position);

    /// <summary>Position after the last group given; at first the one the reader was opened with.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// Gives the group that holds <see cref="Position"/> and moves past it; waits while there is none. The first group may begin
    /// before the position asked for: <see cref="JournalGroup.Records"/> passes over what comes before. The group given before is
    /// no longer valid.
    /// </summary>
    /// <exception cref="JournalReleasedException">The position has been released meanwhile.</exception>
    /// <exception cref="JournalCorruptException">A segment has been damaged since the start.</exception>
    public ValueTask<JournalGroup> ReadAsync(CancellationToken cancellationToken = default) =>
        TryReadRecent(out var group) ? new(group) : ReadSlowAsync(cancellationToken);

    /// <summary>
    /// Gives the next group if it is durable and still in memory; false means wait or disk: call <see cref="ReadAsync"/>.
    /// </summary>
    public bool TryReadRecent(out JournalGroup group)
    {
        LetGo();
        if (!_recent.TryGet(Position, out var found))
        {
            group = default;
            return false;
        }

        _held = found.Slab;
        group = Give(found.Memory, found.FirstPosition, found.Records);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        LetGo();
        await CloseScannerAsync();
    }

    private async ValueTask<JournalGroup> ReadSlowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryReadRecent(out var group))
            {
                await CloseScannerAsync();
                return group;
            }

            if (Position < _journal.CommittedPosition)
            {
                return await ReadFileAsync(cancellationToken);
            }

            await CloseScannerAsync();
            await _journal.WaitForCommitAsync(Position, cancellationToken);
        }
    }

    private async ValueTask<JournalGroup> ReadFileAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_scanner is null || _scanner.NextPosition > Position || Position >= SegmentEnd())
            {
                await OpenScannerAsync(cancellationToken);
            }

            var scanner = _scanner!;
            scanner.Limit = _journal.Segments.EndOffset(_segment!);
            if (!await scanner.NextAsync(cancellationToken))
            {
                throw Broken(scanner.Offset, scanner.NextSequence);
            }

            if (scanner.Header.EndPosition > Position)
            {
                return Give(scanner.Group, scanner.Header.FirstPosition, scanner.Header.Records);
            }
        }
    }

    private long SegmentEnd() => _segment is { } segment ? _journal.Segments.EndPosition(segment) : 0;

    private async ValueTask OpenScannerAsync(CancellationToken cancellationToken)
    {
        await CloseScannerAsync();
        _segment = _journal.Segments.Find(Position, out var mark, out var end);
        IDataFile file;
        try
        {
            file = await _journal.Files.OpenAsync(_segment.Path, FileOpening.Read, cancellationToken);
        }
        catch (FileNotFoundException) when (Position < _journal.FirstPosition)
        {
            throw new JournalReleasedException(Position, _journal.FirstPosition);
        }

        _scanner = new SegmentScanner(file, _journal.Seed, mark, end);
    }

    private Exception Broken(long offset, long sequence) =>
        Position < _journal.FirstPosition
            ? new JournalReleasedException(Position, _journal.FirstPosition)
            : new JournalCorruptException(
                _segment!.Path,
                offset,
                string.Create(CultureInfo.InvariantCulture, $"group {sequence} no longer holds its checksum."));

    private JournalGroup Give(ReadOnlyMemory<byte> group, long firstPosition, int records)
    {
        Position = firstPosition + records;
        return new JournalGroup(group[JournalFormat.GroupHeaderBytes..], firstPosition, records);
    }

    private void LetGo()
    {
        _held?.Release();
        _held = null;
    }

    private async ValueTask CloseScannerAsync()
    {
        if (_scanner is { } scanner)
        {
            (_scanner, _segment) = (null, null);
            await scanner.DisposeAsync();
        }
    }
}
