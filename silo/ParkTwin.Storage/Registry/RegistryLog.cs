using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// The registry on disk: every change ever applied, in the order of the journal, in one append-only file of checksummed
/// lines (<c>docs/formats/files.md</c>). A change is journalled first and applied here second, with its position; a change at
/// or before <see cref="AppliedPosition"/> is passed over, so a replay does no harm. A line without changes ends what is durable: damage
/// before it is told apart from a torn tail. Reading <see cref="State"/> is safe for
/// concurrent use; proposing and applying changes belong to one caller at a time.
/// </summary>
public sealed class RegistryLog : IRegistryView, IAsyncDisposable
{
    /// <summary>Name of the file in the data directory.</summary>
    public const string FileName = "registry.log";

    private const int LineBytes = 4 * 1024 * 1024;
    private readonly IDataFile _file;
    private readonly TimeProvider _time;
    private long _length;
    private volatile RegistryState _state;

    private RegistryLog(IDataFile file, TimeProvider time, RegistryLogContent content)
    {
        (_file, _time, _length, _state) = (file, time, content.Length, content.State);
        AppliedPosition = content.Position;
    }

    /// <summary>The registry with the numbers of its meters and enterprises.</summary>
    public RegistryState State => _state;

    /// <inheritdoc/>
    public RegistrySnapshot Current => _state.View;

    /// <summary>
    /// Position of the newest change applied; −1 before the first. The journal may forget what is at or before it.
    /// </summary>
    public long AppliedPosition { get; private set; }

    /// <summary>
    /// Opens the registry of a data directory, or begins an empty one. A torn tail, which was never confirmed, is dropped.
    /// </summary>
    /// <param name="files">The disk.</param>
    /// <param name="dataDirectory">The data directory; it exists.</param>
    /// <param name="journal">Id of the journal whose positions count here.</param>
    /// <param name="time">The clock, for the examples in refusals.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged in the middle, of another format, or follows another journal.
    /// </exception>
    /// <exception cref="IOException">The disk refused.</exception>
    public static async Task<RegistryLog> OpenAsync(
        IFileSystem files, string dataDirectory, string journal, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (await files.ReadAllOrNullAsync(path, cancellationToken) is not { Length: > 0 })
        {
            await files.WriteAtomicallyAsync(path, RegistryLogLines.Header(journal), cancellationToken);
        }

        var bytes = await files.ReadAllOrNullAsync(path, cancellationToken) ?? [];
        var content = RegistryLogLines.Read(path, bytes, journal);
        var file = await files.OpenAsync(path, FileOpening.Write, cancellationToken);
        try
        {
            var length = await SettleAsync(file, bytes, content, cancellationToken);
            await files.FlushDirectoryAsync(dataDirectory, cancellationToken); // The life that began it may have ended before it did this.
            return new(file, time, content with { Length = length });
        }
        catch (Exception)
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Compares a registry file with the registry. The changes are to be journalled and applied in order; none means that the
    /// file says nothing new.
    /// </summary>
    /// <exception cref="RegistryFaultException">
    /// The file would alter past figures; the message names every such change with the way to say it.
    /// </exception>
    public IReadOnlyList<RegistryChange> Seed(IReadOnlyList<ParkDefinition> parks) =>
        RegistrySeeding.Compare(_state, parks, _time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Proposes a person's edit. The changes are to be journalled together and applied in order; none means nothing new.</summary>
    /// <param name="park">The park.</param>
    /// <param name="edit">What to add and to rename.</param>
    /// <param name="faults">Every fault; with any there are no changes.</param>
    public IReadOnlyList<RegistryChange> Edit(ParkId park, RegistryEdit edit, out IReadOnlyList<RegistryEditFault> faults)
    {
        if (_state.Parks.ContainsKey(park))
        {
            return RegistryEditing.Changes(_state, park, edit, _time.GetUtcNow().ToUnixTimeMilliseconds(), out faults);
        }

        faults = [new(OfMeters: true, -1, null, $"There is no park '{park}'. GET /api/parks lists them.")];
        return [];
    }

    /// <summary>Proposes an event of a meter, to be journalled and applied.</summary>
    /// <param name="park">The park.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="meterEvent">The event; one with the same instant and kind is replaced.</param>
    /// <param name="problem">What is wrong and what to do, as sentences; null when the event is right.</param>
    /// <returns>The change; null when there is a problem.</returns>
    public RegistryChange? AddEvent(ParkId park, MeterId meter, MeterEvent meterEvent, out string? problem)
    {
        var (state, problems) = (_state, new List<string>());
        if (!state.Parks.ContainsKey(park))
        {
            problem = $"There is no park '{park}'. GET /api/parks lists them.";
            return null;
        }

        if (state.FindMeter(park, meter) is not { } known)
        {
            problem = $"Park '{park}' has no meter '{meter}'. Add it first: POST /api/parks/{park}/meters, or the registry file and a new start.";
            return null;
        }

        var after = known.Definition with { Events = RegistryFold.Merge(known.Definition.Events, meterEvent) };
        MeterRules.Check(after, (key, fault) => problems.Add(key is null ? fault : $"{key}: {fault}"));
        problem = problems.Count == 0 ? null : string.Join(" ", problems);
        return problems.Count == 0 ? new([new RegistryOperation.PutEvent(park, meter, meterEvent)]) : null;
    }

    /// <summary>
    /// Applies journalled changes; durable and visible when the task completes. Those already applied are passed over.
    /// </summary>
    /// <returns>True when something was new.</returns>
    /// <exception cref="InvalidDataException">
    /// A change does not fit the registry: the journal is not the one that led here.
    /// </exception>
    /// <exception cref="IOException">The disk refused; the registry is as it was, and the call may be repeated.</exception>
    public async ValueTask<bool> ApplyAsync(IReadOnlyList<JournaledChange> changes, CancellationToken cancellationToken)
    {
        List<JournaledChange> news = [.. changes.Where(change => change.Position > AppliedPosition)];
        for (var index = 1; index < news.Count; index++)
        {
            if (news[index].Position <= news[index - 1].Position)
            {
                throw new ArgumentException(
                    $"Position {news[index].Position} follows {news[index - 1].Position}; positions rise.", nameof(changes));
            }
        }

        if (news.Count == 0)
        {
            return false;
        }

        var after = _state.With(news.Select(change => change.Change));
        var length = _length;
        if (_file.Length > length)
        {
            // Lines that a failing disk left behind; a seal among them must not turn up behind what is written over them.
            await _file.SetLengthAsync(length, cancellationToken);
            await _file.FlushAsync(cancellationToken);
        }

        var line = new ArrayBufferWriter<byte>();
        for (var first = 0; first < news.Count;)
        {
            var end = RegistryLogLines.Write(news, first, LineBytes, line);
            await _file.WriteAsync(line.WrittenMemory, length, cancellationToken);
            await _file.FlushAsync(cancellationToken); // Line by line: a torn tail is one line at most.
            length += line.WrittenCount;
            line.ResetWrittenCount();
            first = end;
        }

        length = await SealAsync(_file, length, news[^1].Position, cancellationToken);
        (_length, _state, AppliedPosition) = (length, after, news[^1].Position);
        return true;
    }

    /// <summary>Closes the file.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>
    /// What the page cache holds may never have reached the disk, and pages of a failed flush count as clean: cuts what is torn and
    /// writes the last changes once more. Those before them were flushed before these were written.
    /// </summary>
    /// <returns>The file's length.</returns>
    private static async ValueTask<long> SettleAsync(
        IDataFile file, ReadOnlyMemory<byte> bytes, RegistryLogContent content, CancellationToken cancellationToken)
    {
        if (content.Length < bytes.Length)
        {
            await file.SetLengthAsync(content.Length, cancellationToken);
        }

        await file.WriteAsync(bytes[(int)content.LastChanges..(int)content.Length], content.LastChanges, cancellationToken);
        await file.FlushAsync(cancellationToken);
        return content.IsSealed || content.Position < 0 ? content.Length : await SealAsync(file, content.Length, content.Position, cancellationToken);
    }

    private static async ValueTask<long> SealAsync(IDataFile file, long length, long position, CancellationToken cancellationToken)
    {
        var seal = RegistryLogLines.Seal(position);
        await file.WriteAsync(seal, length, cancellationToken);
        await file.FlushAsync(cancellationToken);
        return length + seal.Length;
    }
}
