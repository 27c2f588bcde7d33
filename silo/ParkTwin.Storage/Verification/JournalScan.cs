using System.Globalization;
using ParkTwin.Storage.Backups;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Verification;

/// <summary>
/// Reads a journal from its first group to its last without changing it, whether another process writes it or not, and says what is
/// damaged.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="dataDirectory">The data directory.</param>
public sealed class JournalScan(IFileSystem files, string dataDirectory)
{
    private const int Attempts = 5;
    private readonly string _directory = Path.Combine(dataDirectory, JournalCopy.DirectoryName);

    /// <summary>First position held; 0 for a journal that has not begun.</summary>
    public long FirstPosition { get; private set; }

    /// <summary>Position after the last record.</summary>
    public long EndPosition { get; private set; }

    /// <summary>Groups read.</summary>
    public long Groups { get; private set; }

    /// <summary>Segments read.</summary>
    public int Segments { get; private set; }

    /// <summary>Bytes of groups read.</summary>
    public long Bytes { get; private set; }

    /// <summary>The journal's id; null when there is none.</summary>
    public string? Id { get; private set; }

    /// <summary>What is damaged, with file and offset; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads it.</summary>
    /// <param name="began">Called before the first group, and again when a released segment makes the reading begin anew.</param>
    /// <param name="visit">Called with each group; null to check alone.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task RunAsync(Action? began, Action<JournalGroup>? visit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            (Groups, Segments, Bytes, Fault, EndPosition, FirstPosition) = (0, 0, 0, null, 0, 0);
            began?.Invoke();
            try
            {
                await PassAsync(visit, cancellationToken);
                return;
            }
            catch (FileNotFoundException) when (attempt < Attempts)
            {
                continue; // A segment was released beneath: the journal begins later now.
            }
            catch (JournalCorruptException damage)
            {
                if (attempt < Attempts && !await files.FileExistsAsync(damage.File, cancellationToken))
                {
                    continue;
                }

                Fault = string.Create(CultureInfo.InvariantCulture, $"{damage.File}, offset {damage.Offset}: {damage.What}");
                return;
            }
        }
    }

    private async ValueTask PassAsync(Action<JournalGroup>? visit, CancellationToken cancellationToken)
    {
        var identity = await JournalIdentity.ReadAsync(files, _directory, cancellationToken);
        var names = (await files.ListFilesAsync(_directory, cancellationToken)).Where(JournalCopy.IsSegment).ToList();
        if (identity is null)
        {
            if (names.Count > 0)
            {
                throw new JournalCorruptException(
                    Path.Combine(_directory, JournalIdentity.FileName), 0, $"it is missing, but there is {names[0]}.");
            }

            return;
        }

        Id = identity.Id.ToString("n");
        var headers = new List<(string Path, SegmentHeader Header)>();
        foreach (var name in names)
        {
            headers.Add(await HeaderAsync(Path.Combine(_directory, name), identity, cancellationToken));
        }

        if (headers.Count == 0)
        {
            throw new JournalCorruptException(Path.Combine(_directory, JournalIdentity.FileName), 0, "all its segments are missing.");
        }

        headers.Sort((left, right) => left.Header.Epoch.CompareTo(right.Header.Epoch));
        FirstPosition = headers[0].Header.FirstPosition;
        var (sequence, position) = (headers[0].Header.FirstSequence, FirstPosition);
        for (var i = 0; i < headers.Count; i++)
        {
            var next = i + 1 < headers.Count ? headers[i + 1].Header : (SegmentHeader?)null;
            (sequence, position) = await SegmentAsync(headers[i], identity.Seed, (sequence, position), next, visit, cancellationToken);
            EndPosition = position;
            Segments++;
        }
    }

    private async ValueTask<(string Path, SegmentHeader Header)> HeaderAsync(
        string path, JournalIdentity identity, CancellationToken cancellationToken)
    {
        await using var file = await files.OpenAsync(path, FileOpening.Read, cancellationToken);
        var page = new byte[JournalFormat.GroupHeaderBytes];
        var read = await file.ReadAsync(page, 0, cancellationToken);
        if (!SegmentHeader.TryRead(page.AsSpan(0, read), out var header, out var fault))
        {
            throw new JournalCorruptException(path, 0, fault);
        }

        return header.Journal == identity.Id
            ? (path, header)
            : throw new JournalCorruptException(path, 0, $"the segment belongs to journal {header.Journal}, not to {identity.Id}.");
    }

    private async ValueTask<(long Sequence, long Position)> SegmentAsync(
        (string Path, SegmentHeader Header) segment,
        uint seed,
        (long Sequence, long Position) due,
        SegmentHeader? next,
        Action<JournalGroup>? visit,
        CancellationToken cancellationToken)
    {
        var (path, header) = segment;
        if ((header.FirstSequence, header.FirstPosition) != due)
        {
            throw new JournalCorruptException(
                path, 0, $"it begins at group {header.FirstSequence}, group {due.Sequence} is due: a segment before it is missing.");
        }

        var file = await files.OpenAsync(path, FileOpening.Read, cancellationToken);
        var start = new Segment.Mark(JournalFormat.SegmentHeaderBytes, header.FirstSequence, header.FirstPosition, header.Epoch);
        await using var scanner = new SegmentScanner(file, seed, start, file.Length);
        var end = next?.FirstSequence ?? long.MaxValue;
        do
        {
            scanner.Forget();
            while (scanner.NextSequence < end && await scanner.NextAsync(cancellationToken))
            {
                Groups++;
                Bytes += scanner.Header.GroupBytes;
                Visit(scanner, path, visit);
            }
        }
        while (next is null && await GoesOnAsync(scanner, path, cancellationToken));

        if (next is { } following && scanner.NextSequence < following.FirstSequence)
        {
            throw new JournalCorruptException(
                path, scanner.Offset, $"group {scanner.NextSequence} does not hold its checksum, or is not there, and a later segment says it was.");
        }

        return (scanner.NextSequence, scanner.NextPosition);
    }

    /// <summary>
    /// What lies behind the end of the newest chain: nothing, or groups that a running twin has written since, or the proof of damage.
    /// </summary>
    private static async ValueTask<bool> GoesOnAsync(SegmentScanner scanner, string path, CancellationToken cancellationToken)
    {
        var (sequence, offset) = (scanner.NextSequence, scanner.Offset);
        scanner.Forget();
        if (!await scanner.FindProofOfDamageAsync(cancellationToken))
        {
            return false;
        }

        scanner.Forget();
        return await scanner.PeekAsync(cancellationToken)
            ? true
            : throw new JournalCorruptException(path, offset, $"group {sequence} does not hold its checksum, but a later group says that it was durable.");
    }

    private static void Visit(SegmentScanner scanner, string path, Action<JournalGroup>? visit)
    {
        if (visit is null || scanner.Header.Records == 0)
        {
            return;
        }

        try
        {
            visit(new JournalGroup(scanner.Group[JournalFormat.GroupHeaderBytes..], scanner.Header.FirstPosition, scanner.Header.Records));
        }
        catch (InvalidDataException malformed)
        {
            throw new JournalCorruptException(path, scanner.Offset, malformed.Message);
        }
    }
}
