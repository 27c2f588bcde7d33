using System.Globalization;
using Microsoft.Extensions.Logging;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// What a start does with what it finds: checks every group that must be there, finds the end, drops a torn tail, and makes sure
/// that what it takes for durable is.
/// </summary>
internal sealed class JournalRecovery
{
    private readonly IFileSystem _files;
    private readonly string _directory;
    private readonly JournalOptions _options;
    private readonly ILogger _log;
    private readonly SegmentFiles _segmentFiles;

    internal JournalRecovery(
        IFileSystem files, string directory, SegmentFiles segmentFiles, JournalOptions options, ILogger log) =>
        (_files, _directory, _segmentFiles, _options, _log) = (files, directory, segmentFiles, options, log);

    /// <summary>The journal's identity, its epoch already raised.</summary>
    internal JournalIdentity Identity { get; private set; } = new(JournalFormat.Version, default, 0, 0);

    /// <summary>The live segments.</summary>
    internal SegmentSet Segments { get; } = new();

    /// <summary>The segment to go on in, open for writing.</summary>
    internal IDataFile? ActiveFile { get; private set; }

    /// <summary>The same segment.</summary>
    internal Segment? Active { get; private set; }

    /// <summary>Sequence of the next group.</summary>
    internal long NextSequence { get; private set; } = 1;

    /// <summary>Position of the next record.</summary>
    internal long NextPosition { get; private set; }

    /// <summary>Recovers the journal, or creates it.</summary>
    /// <exception cref="JournalCorruptException">Something durable is missing or altered.</exception>
    internal async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        await _files.CreateDirectoryAsync(_directory, cancellationToken);
        var identity = await JournalIdentity.ReadAsync(_files, _directory, cancellationToken);
        var names = await _files.ListFilesAsync(_directory, cancellationToken);
        if (identity is null)
        {
            await ClearUnbornAsync(names, cancellationToken);
            await _segmentFiles.AdoptAsync(names, cancellationToken);
            await CreateAsync(cancellationToken);
            return;
        }

        Identity = identity;
        var found = await ReadHeadersAsync(names, cancellationToken);
        if (found.Count == 0)
        {
            throw new JournalCorruptException(
                Path.Combine(_directory, JournalIdentity.FileName), 0, "all its segments are missing.");
        }

        (NextSequence, NextPosition) = (found[0].FirstSequence, found[0].FirstPosition);
        var epoch = identity.Epoch;
        for (var i = 0; i < found.Count; i++)
        {
            var last = i == found.Count - 1;
            epoch = Math.Max(epoch, await ReplayAsync(found[i], last ? null : found[i + 1], cancellationToken));
        }

        await _segmentFiles.AdoptAsync(names, cancellationToken);
        Identity = identity with { Epoch = epoch + 1 };
        await Identity.WriteAsync(_files, _directory, cancellationToken);
    }

    /// <summary>A creation that was cut short left nothing that counts; anything that does is not ours to delete.</summary>
    private async ValueTask ClearUnbornAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (!IsSegment(name))
            {
                continue;
            }

            var path = Path.Combine(_directory, name);
            var begin = new byte[JournalFormat.GroupHeaderBytes];
            await using (var file = await _files.OpenAsync(path, FileOpening.Read, cancellationToken))
            {
                await file.ReadAsync(begin, JournalFormat.SegmentHeaderBytes, cancellationToken);
            }

            if (begin.AsSpan().ContainsAnyExcept((byte)0))
            {
                throw new JournalCorruptException(
                    Path.Combine(_directory, JournalIdentity.FileName), 0, $"it is missing, but {name} holds records.");
            }

            await _files.DeleteAsync(path, cancellationToken);
        }
    }

    private async ValueTask CreateAsync(CancellationToken cancellationToken)
    {
        var secret = _options.NewId().ToByteArray();
        Identity = new JournalIdentity(JournalFormat.Version, _options.NewId(), BitConverter.ToUInt32(secret), 1);
        var header = new SegmentHeader(Identity.Id, Identity.Epoch, NextSequence, NextPosition);
        ActiveFile = await _segmentFiles.CreateFirstAsync(
            header, (path, bytes) => Active = new Segment(path, header, bytes), cancellationToken);
        Segments.Add(Active!);
        await Identity.WriteAsync(_files, _directory, cancellationToken);
        StorageLog.JournalCreated(_log, _directory, Identity.Id);
    }

    private async ValueTask<List<SegmentHeader>> ReadHeadersAsync(
        IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new List<SegmentHeader>();
        var page = new byte[JournalFormat.GroupHeaderBytes];
        foreach (var name in names)
        {
            if (!IsSegment(name))
            {
                continue;
            }

            var path = Path.Combine(_directory, name);
            await using var file = await _files.OpenAsync(path, FileOpening.Read, cancellationToken);
            var read = await file.ReadAsync(page, 0, cancellationToken);
            if (!SegmentHeader.TryRead(page.AsSpan(0, read), out var header, out var fault))
            {
                throw new JournalCorruptException(path, 0, fault);
            }

            if (header.Journal != Identity.Id)
            {
                throw new JournalCorruptException(
                    path, 0, $"the segment belongs to journal {header.Journal}, not to {Identity.Id}.");
            }

            if (EpochOf(name) != header.Epoch)
            {
                throw new JournalCorruptException(path, 0, $"the segment's header is of epoch {header.Epoch}, its name is not.");
            }

            found.Add(header);
        }

        found.Sort((left, right) => left.Epoch.CompareTo(right.Epoch));
        return found;
    }

    /// <summary>Walks one segment and gives the highest epoch in it.</summary>
    private async ValueTask<long> ReplayAsync(SegmentHeader header, SegmentHeader? next, CancellationToken cancellationToken)
    {
        var path = _segmentFiles.SegmentPath(header.Epoch);
        if (header.FirstSequence != NextSequence || header.FirstPosition != NextPosition)
        {
            throw new JournalCorruptException(
                path,
                0,
                $"it begins at group {header.FirstSequence}, group {NextSequence} is due: a segment before it is missing.");
        }

        var file = await _files.OpenAsync(path, next is null ? FileOpening.Write : FileOpening.Read, cancellationToken);
        var segment = new Segment(path, header, file.Length);
        Segments.Add(segment);
        var scanner = new SegmentScanner(file, Identity.Seed, segment.Before(header.FirstPosition), file.Length);
        try
        {
            var undurable = await WalkAsync(scanner, segment, next?.FirstSequence ?? long.MaxValue, cancellationToken);
            if (next is not null)
            {
                CheckSealed(path, scanner, next.Value);
            }
            else
            {
                await FinishTailAsync(path, scanner, undurable, file, cancellationToken);
                (ActiveFile, Active) = (file, segment);
            }

            (NextSequence, NextPosition) = (scanner.NextSequence, scanner.NextPosition);
            return scanner.Epoch;
        }
        finally
        {
            scanner.Detach();
            if (ActiveFile is null)
            {
                await file.DisposeAsync();
            }
        }
    }

    /// <summary>Follows the chain; gives the offset of the first group that no later group says was durable.</summary>
    private static async ValueTask<long> WalkAsync(
        SegmentScanner scanner, Segment segment, long endSequence, CancellationToken cancellationToken)
    {
        var unproven = new Queue<(long Sequence, long Offset)>();
        while (scanner.NextSequence < endSequence)
        {
            var offset = scanner.Offset;
            if (!await scanner.NextAsync(cancellationToken))
            {
                break;
            }

            var header = scanner.Header;
            segment.Committed(header.Sequence, header.Epoch, header.FirstPosition, header.Records, header.GroupBytes);
            while (unproven.TryPeek(out var oldest) && oldest.Sequence <= header.DurableSequence)
            {
                unproven.Dequeue();
            }

            unproven.Enqueue((header.Sequence, offset));
        }

        return unproven.TryPeek(out var first) ? first.Offset : scanner.Offset;
    }

    private static void CheckSealed(string path, SegmentScanner scanner, SegmentHeader next)
    {
        if (scanner.NextSequence < next.FirstSequence)
        {
            throw new JournalCorruptException(
                path,
                scanner.Offset,
                $"group {scanner.NextSequence} does not hold its checksum, or is not there; the next segment begins "
                    + $"at group {next.FirstSequence}, so it was durable.");
        }
    }

    private async ValueTask FinishTailAsync(
        string path, SegmentScanner scanner, long undurable, IDataFile file, CancellationToken cancellationToken)
    {
        if (await scanner.FindProofOfDamageAsync(cancellationToken))
        {
            throw new JournalCorruptException(
                path,
                scanner.Offset,
                $"group {scanner.NextSequence} does not hold its checksum, but a later group says that it was durable.");
        }

        // The page cache may hold what no flush ever brought to the disk, and pages of a failed flush count as clean: written
        // once more, the flush below means them too.
        var buffer = new byte[64 * 1024];
        for (var at = undurable; at < scanner.Offset;)
        {
            var bytes = buffer.AsMemory(0, (int)Math.Min(buffer.Length, scanner.Offset - at));
            if (await file.ReadAsync(bytes, at, cancellationToken) != bytes.Length)
            {
                throw new JournalCorruptException(path, at, "the file ended while it was being read.");
            }

            await file.WriteAsync(bytes, at, cancellationToken);
            at += bytes.Length;
        }

        await file.FlushAsync(cancellationToken);
        StorageLog.JournalRecovered(_log, _directory, scanner.NextPosition, path, scanner.Offset);
    }

    private static bool IsSegment(string name) =>
        name.StartsWith(SegmentFiles.SegmentPrefix, StringComparison.Ordinal)
        && name.EndsWith(SegmentFiles.Suffix, StringComparison.Ordinal);

    private static long EpochOf(string name) =>
        long.TryParse(
            name.AsSpan()[SegmentFiles.SegmentPrefix.Length..^SegmentFiles.Suffix.Length],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var epoch) ? epoch : -1;
}
