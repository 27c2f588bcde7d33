using System.Globalization;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Backups;

/// <summary>
/// Copies a journal that another process may be writing, releasing and re-using: group by group, each proved by its sequence, its
/// position and its checksum, so that nothing foreign is copied, whatever happens to a file beneath (decision 0016). Until
/// <see cref="Pin"/> a segment that is released while it is copied is left out with all before it; from then on one that
/// is released before it was copied ends the backup.
/// </summary>
internal sealed class JournalCopy : IAsyncDisposable
{
    internal const string DirectoryName = "journal";
    private const int BufferBytes = 1024 * 1024;
    private const int Attempts = 5;
    private readonly IFileSystem _files;
    private readonly string _directory;
    private readonly BackupWriter _writer;
    private readonly JournalIdentity _identity;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly List<CopiedSegment> _segments = [];
    private int _buffered;
    private bool _pinned;

    private JournalCopy(IFileSystem files, string directory, BackupWriter writer, JournalIdentity identity) =>
        (_files, _directory, _writer, _identity) = (files, directory, writer, identity);

    /// <summary>First position copied.</summary>
    internal long FirstPosition => _segments.Count == 0 ? 0 : _segments[0].Header.FirstPosition;

    /// <summary>Position after the last record copied.</summary>
    internal long EndPosition => _segments.Count == 0 ? 0 : _segments[^1].Scanner.NextPosition;

    /// <summary>Opens the journal of a data directory; null when there is none yet.</summary>
    internal static async ValueTask<JournalCopy?> OpenAsync(
        IFileSystem files, string dataDirectory, BackupWriter writer, CancellationToken cancellationToken)
    {
        var directory = Path.Combine(dataDirectory, DirectoryName);
        return await JournalIdentity.ReadAsync(files, directory, cancellationToken) is { } identity
            ? new JournalCopy(files, directory, writer, identity)
            : null;
    }

    /// <summary>From now on nothing copied may be left out: what is copied next refers to it.</summary>
    internal void Pin() => _pinned = true;

    /// <summary>Copies what is there beyond what was copied before; returns at the end of the journal.</summary>
    /// <exception cref="BackupException">The journal is damaged, or was released faster than it could be copied.</exception>
    internal async ValueTask StepAsync(CancellationToken cancellationToken)
    {
        for (var stuck = 0; ;)
        {
            var moved = _segments.Count > 0 && await DrainAsync(_segments[^1], cancellationToken);
            var names = await SegmentsAsync(cancellationToken);
            switch (await NextAsync(names, cancellationToken))
            {
                case Turn.End:
                    return;
                case Turn.On:
                    stuck = 0;
                    break;
                case Turn.Again when moved || ++stuck < Attempts:
                    break;
                default:
                    throw Damaged();
            }
        }
    }

    /// <summary>The segments as files of the backup.</summary>
    internal IEnumerable<BackupEntry> Entries() => _segments.Select(segment => segment.Copy.Entry());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var segment in _segments)
        {
            await segment.DisposeAsync();
        }

        _segments.Clear();
    }

    /// <summary>Copies the groups of a segment up to the end of its chain; true when there were any.</summary>
    private async ValueTask<bool> DrainAsync(CopiedSegment segment, CancellationToken cancellationToken)
    {
        var any = false;
        segment.Scanner.Limit = segment.File.Length;
        segment.Scanner.Forget();
        while (await segment.Scanner.NextAsync(cancellationToken))
        {
            any = true;
            await BufferAsync(segment.Copy, segment.Scanner.Group, cancellationToken);
        }

        await FlushAsync(segment.Copy, cancellationToken);
        return any;
    }

    /// <summary>Decides what follows the end of a chain, by the names that were there after it was reached.</summary>
    private async ValueTask<Turn> NextAsync(List<(long Epoch, string Path)> names, CancellationToken cancellationToken)
    {
        if (_segments.Count == 0)
        {
            return names.Count == 0
                ? throw new BackupException($"The journal in {_directory} has lost all its segments; nothing was written. "
                    + "Restore an older backup, or see 'parktwin verify --data'.")
                : await OpenSegmentAsync(names[0], cancellationToken) ? Turn.On : Turn.Again;
        }

        var current = _segments[^1];
        var at = names.FindIndex(one => one.Epoch > current.Header.Epoch);
        if (at < 0)
        {
            return names.Exists(one => one.Epoch == current.Header.Epoch) ? Turn.End : Turn.Again;
        }

        var next = await HeaderAsync(names[at], cancellationToken);
        if (next is not { } header)
        {
            return Turn.Again;
        }

        if (header.FirstSequence <= current.Scanner.NextSequence)
        {
            return await OpenSegmentAsync(names[at], cancellationToken) ? Turn.On : Turn.Again;
        }

        if (names.Exists(one => one.Epoch == current.Header.Epoch))
        {
            return Turn.Again; // Groups were written after the chain was read; if not, the next look says that it is damaged.
        }

        if (_pinned)
        {
            throw new BackupException("Readings come faster than this backup can be written: the journal has re-used a segment that was not "
                + "copied yet. Nothing was written. Name a faster place with --to, or back up at a quieter hour.");
        }

        await DisposeAsync(); // Everything before the new beginning has been released: no state needs it.
        return Turn.On;
    }

    private async ValueTask<bool> OpenSegmentAsync((long Epoch, string Path) segment, CancellationToken cancellationToken)
    {
        if (await HeaderAsync(segment, cancellationToken) is not { } header)
        {
            return false;
        }

        IDataFile file;
        try
        {
            file = await _files.OpenAsync(segment.Path, FileOpening.Read, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return false;
        }

        if (_segments.Count > 0)
        {
            await _segments[^1].Scanner.DisposeAsync();
        }

        var mode = await _files.GetModeAsync(segment.Path, cancellationToken);
        var copy = new CopiedFile($"{DirectoryName}/{Path.GetFileName(segment.Path)}", mode);
        var start = new Segment.Mark(JournalFormat.SegmentHeaderBytes, header.FirstSequence, header.FirstPosition, header.Epoch);
        _segments.Add(new CopiedSegment(header, file, copy, new SegmentScanner(file, _identity.Seed, start, file.Length)));
        var page = new byte[JournalFormat.SegmentHeaderBytes];
        header.Write(page);
        await BufferAsync(copy, page, cancellationToken);
        return true;
    }

    /// <summary>The header of a segment; null when the file is no longer what its name says.</summary>
    private async ValueTask<SegmentHeader?> HeaderAsync((long Epoch, string Path) segment, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = await _files.OpenAsync(segment.Path, FileOpening.Read, cancellationToken);
            var page = new byte[JournalFormat.GroupHeaderBytes];
            var read = await file.ReadAsync(page, 0, cancellationToken);
            return SegmentHeader.TryRead(page.AsSpan(0, read), out var header, out _)
                && header.Epoch == segment.Epoch && header.Journal == _identity.Id
                    ? header
                    : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private async ValueTask<List<(long Epoch, string Path)>> SegmentsAsync(CancellationToken cancellationToken)
    {
        var found = new List<(long Epoch, string Path)>();
        foreach (var name in await _files.ListFilesAsync(_directory, cancellationToken))
        {
            if (IsSegment(name) && long.TryParse(
                name.AsSpan()[SegmentFiles.SegmentPrefix.Length..^SegmentFiles.Suffix.Length],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var epoch))
            {
                found.Add((epoch, Path.Combine(_directory, name)));
            }
        }

        found.Sort((left, right) => left.Epoch.CompareTo(right.Epoch));
        return found;
    }

    private async ValueTask BufferAsync(CopiedFile copy, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_buffered + bytes.Length > _buffer.Length)
        {
            await FlushAsync(copy, cancellationToken);
        }

        if (bytes.Length > _buffer.Length)
        {
            await copy.AppendAsync(_writer, bytes, cancellationToken);
            return;
        }

        bytes.CopyTo(_buffer.AsMemory(_buffered));
        _buffered += bytes.Length;
    }

    private async ValueTask FlushAsync(CopiedFile copy, CancellationToken cancellationToken)
    {
        await copy.AppendAsync(_writer, _buffer.AsMemory(0, _buffered), cancellationToken);
        _buffered = 0;
    }

    private BackupException Damaged()
    {
        var where = _segments.Count == 0 ? $"{_directory}" : $"{_segments[^1].File.Path}, offset {_segments[^1].Scanner.Offset}";
        return new BackupException($"The journal is damaged: {where}: what follows is no group of it, and later segments say it was. "
            + "Nothing was written. Keep the older backups, and see 'parktwin verify --data'.");
    }

    /// <summary>True for the name of a segment that counts.</summary>
    internal static bool IsSegment(string name) =>
        name.StartsWith(SegmentFiles.SegmentPrefix, StringComparison.Ordinal) && name.EndsWith(SegmentFiles.Suffix, StringComparison.Ordinal);

    private enum Turn
    {
        On,
        Again,
        End,
    }

    private sealed record CopiedSegment(SegmentHeader Header, IDataFile File, CopiedFile Copy, SegmentScanner Scanner) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Copy.Dispose();
            await Scanner.DisposeAsync();
        }
    }
}
