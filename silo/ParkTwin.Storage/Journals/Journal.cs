using Microsoft.Extensions.Logging;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// The append-only record of everything a ledger depends on (<c>docs/decisions/0003-journal-first.md</c>). What is appended is
/// durable once its ticket is committed; only then may it be acknowledged. Positions are plain record counts: the position of a
/// record is the number of records before it. Safe for concurrent use.
/// </summary>
public sealed class Journal : IAsyncDisposable
{
    private readonly Lock _listenersGate = new();
    private readonly Lock _waitersGate = new();
    private readonly AppendBuffer _appended;
    private readonly RecentGroups _recent;
    private readonly SegmentFiles _segmentFiles;
    private readonly JournalMeter _meter;
    private readonly JournalWriter _writer;
    private readonly WriterThread? _thread;
    private readonly ILogger _log;
    private readonly Task _loop;
    private volatile ICommittedListener[] _listeners = [];
    private TaskCompletionSource? _committed;
    private TaskCompletionSource? _room;
    private long _committedPosition;
    private long _committedTicket;
    private int _disposed;

    private Journal(
        JournalRecovery recovered,
        SegmentFiles segmentFiles,
        IFileSystem files,
        JournalOptions options,
        TimeProvider time,
        ILogger log)
    {
        (Options, Files, _segmentFiles, _log) = (options, files, segmentFiles, log);
        Segments = recovered.Segments;
        Seed = recovered.Identity.Seed;
        Id = recovered.Identity.Id.ToString("n");
        (_committedTicket, _committedPosition) = (recovered.NextSequence - 1, recovered.NextPosition);
        var recentSlabs = (int)(options.RecentBytes / options.BufferBytes);
        var pool = new SlabPool(options.BufferBytes, recentSlabs + (int)(options.UncommittedBytes / options.BufferBytes) + 1);
        _recent = new RecentGroups(recentSlabs);
        _appended = new AppendBuffer(pool, options.BufferBytes, time, recovered.NextSequence, recovered.NextPosition);
        _meter = new JournalMeter(time);
        _writer = new JournalWriter(this, recovered, segmentFiles, _appended, _meter, time, log);
        _thread = options.Scheduler is null ? new WriterThread("parktwin-journal") : null;
        _loop = Task.Factory.StartNew(
            _writer.RunAsync,
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            options.Scheduler ?? _thread!).Unwrap();
    }

    /// <summary>The journal's id: random, made once, 32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The bounds it runs in.</summary>
    public JournalOptions Options { get; }

    /// <summary>Position after the last durable record.</summary>
    public long CommittedPosition => Volatile.Read(ref _committedPosition);

    /// <summary>Position after the last appended record, durable or not.</summary>
    public long AppendedPosition => _appended.AppendedPosition;

    /// <summary>Everything appended with a ticket up to this one is durable.</summary>
    public long CommittedTicket => Volatile.Read(ref _committedTicket);

    /// <summary>The oldest position that can still be read.</summary>
    public long FirstPosition => Segments.FirstPosition;

    /// <summary>Bytes appended and not yet durable.</summary>
    public long UncommittedBytes => _appended.UncommittedBytes;

    /// <summary>
    /// True while less than half of <see cref="JournalOptions.UncommittedBytes"/> waits for the disk. Who may drop what it has asks
    /// this; the other half is for those who wait.
    /// </summary>
    public bool HasRoomToSpare => _appended.UncommittedBytes < Options.UncommittedBytes / 2;

    /// <summary>Bytes that the journal's files take on disk, spares included.</summary>
    public long JournalBytes => Segments.Bytes + _segmentFiles.SpareBytes;

    /// <summary>
    /// Why nothing is being made durable, and so nothing acknowledged, in a sentence for a person; null when all is well.
    /// </summary>
    public string? Fault => _writer.Fault;

    /// <summary>What it has done since it was opened.</summary>
    public JournalStatistics Statistics => _meter.Read();

    internal IFileSystem Files { get; }

    internal SegmentSet Segments { get; }

    internal uint Seed { get; }

    /// <summary>
    /// Opens a journal, creating it where there is none: checks all of it, drops a torn tail, and goes on where it ended. What it
    /// then gives as <see cref="CommittedPosition"/> is durable. The caller makes sure that nobody else has it open.
    /// </summary>
    /// <exception cref="JournalCorruptException">Something that was durable is missing or altered; nothing was
    /// overwritten.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    public static async Task<Journal> OpenAsync(
        IFileSystem files,
        string directory,
        JournalOptions options,
        TimeProvider time,
        ILogger log,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var segmentFiles = new SegmentFiles(files, directory, options, log);
        var recovery = new JournalRecovery(files, directory, segmentFiles, options, log);
        try
        {
            await recovery.RunAsync(cancellationToken);
        }
        catch (Exception)
        {
            await segmentFiles.AbandonPreparingAsync();
            if (recovery.ActiveFile is { } file)
            {
                await file.DisposeAsync();
            }

            throw;
        }

        return new Journal(recovery, segmentFiles, files, options, time, log);
    }

    /// <summary>
    /// Appends a chunk: one copy under one short lock, never the disk. A chunk is atomic: after a crash all of its records are
    /// there or none.
    /// </summary>
    /// <param name="chunk">What a <see cref="JournalChunkWriter"/> wrote; at most <see
    /// cref="JournalOptions.MaxChunkBytes"/>.</param>
    /// <param name="records">Number of records in it, at least 1.</param>
    /// <returns>The ticket: durable once <see cref="CommittedTicket"/> has reached it. Tickets rise with positions.</returns>
    public long Append(ReadOnlySpan<byte> chunk, int records) => Append(chunk, records, out _);

    /// <inheritdoc cref="Append(ReadOnlySpan{byte}, int)"/>
    /// <param name="chunk">What a <see cref="JournalChunkWriter"/> wrote.</param>
    /// <param name="records">Number of records in it, at least 1.</param>
    /// <param name="firstPosition">Position of the first of them; the others follow without a gap.</param>
    public long Append(ReadOnlySpan<byte> chunk, int records, out long firstPosition)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(records, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunk.Length, Options.MaxChunkBytes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(chunk.Length % JournalFormat.Alignment, 0);
        var ticket = _appended.Append(chunk, records, out firstPosition, out var wasIdle);
        if (wasIdle)
        {
            _writer.Wake();
        }

        return ticket;
    }

    /// <summary>
    /// Appends what a chunk writer holds; see <see cref="Append(ReadOnlySpan{byte}, int)"/>. The writer keeps its contents.
    /// </summary>
    public long Append(JournalChunkWriter chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        return Append(chunk.Written, chunk.Records, out _);
    }

    /// <summary>
    /// Waits while more than <see cref="JournalOptions.UncommittedBytes"/> are waiting for the disk; completes at once when there
    /// is room. To be awaited before receiving more from a device: this is what pushes back.
    /// </summary>
    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken = default) =>
        _appended.UncommittedBytes < Options.UncommittedBytes ? default : WaitForRoomSlowAsync(cancellationToken);

    /// <summary>Lets a listener hear of every commit from now on.</summary>
    public void Subscribe(ICommittedListener listener)
    {
        lock (_listenersGate)
        {
            _listeners = [.. _listeners, listener];
        }
    }

    /// <summary>Ends <see cref="Subscribe"/>; a call that is under way may still arrive.</summary>
    public void Unsubscribe(ICommittedListener listener)
    {
        lock (_listenersGate)
        {
            _listeners = Array.FindAll(_listeners, other => !ReferenceEquals(other, listener));
        }
    }

    /// <summary>Opens a reader that begins with the group that holds a position.</summary>
    /// <param name="fromPosition"><see cref="FirstPosition"/> to <see cref="CommittedPosition"/>.</param>
    /// <exception cref="JournalReleasedException">The position has been released.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The position is after the end: it belongs to another journal or an older
    /// copy.</exception>
    public JournalReader OpenReader(long fromPosition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromPosition);
        if (fromPosition > CommittedPosition)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fromPosition),
                fromPosition,
                $"The journal ends at {CommittedPosition}: the position is of another journal, or this one is an older copy.");
        }

        return fromPosition >= FirstPosition
            ? new JournalReader(this, _recent, fromPosition)
            : throw new JournalReleasedException(fromPosition, FirstPosition);
    }

    /// <summary>
    /// Says that no reader will ask for records before a position again; their segments are re-used. Never goes back.
    /// </summary>
    public void Release(long position) => _writer.Release(Math.Min(position, CommittedPosition));

    /// <summary>Makes durable what has been appended, if the disk takes it, and closes the files. Later appends throw.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _appended.Close();
        _writer.Stop();
        try
        {
            await _loop;
        }
        catch (Exception failure)
        {
            StorageLog.JournalWriterFailed(_log, failure);
        }

        _thread?.Complete();
        _writer.Dispose();
        _recent.Clear();
        lock (_waitersGate)
        {
            _committed?.TrySetException(new ObjectDisposedException(nameof(Journal)));
            _room?.TrySetException(new ObjectDisposedException(nameof(Journal)));
        }
    }

    /// <summary>Waits until something after a position is durable.</summary>
    internal Task WaitForCommitAsync(long position, CancellationToken cancellationToken)
    {
        lock (_waitersGate)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            if (CommittedPosition > position)
            {
                return Task.CompletedTask;
            }

            _committed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return ComesAsync(_committed).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Called by the writer: these groups are durable.</summary>
    internal void Publish(List<PendingGroup> groups, int start, int end, long bytes)
    {
        for (var i = start; i < end; i++)
        {
            _recent.Add(groups[i]);
            groups[i].Slab.Release();
        }

        _appended.Committed(bytes);
        Volatile.Write(ref _committedPosition, groups[end - 1].EndPosition);
        Volatile.Write(ref _committedTicket, groups[end - 1].Sequence);
        TaskCompletionSource? committed;
        TaskCompletionSource? room;
        lock (_waitersGate)
        {
            (committed, room) = (_committed, _room);
            (_committed, _room) = (null, null);
        }

        committed?.TrySetResult();
        room?.TrySetResult();
        foreach (var listener in _listeners)
        {
            Tell(listener, groups[end - 1].Sequence);
        }
    }

    /// <summary>One listener that fails must not keep the others, or the disk, from going on.</summary>
    private void Tell(ICommittedListener listener, long ticket)
    {
        try
        {
            listener.Committed(ticket);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            StorageLog.ListenerFailed(_log, failure);
        }
    }

    private async ValueTask WaitForRoomSlowAsync(CancellationToken cancellationToken)
    {
        while (_appended.UncommittedBytes >= Options.UncommittedBytes)
        {
            Task room;
            lock (_waitersGate)
            {
                ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = ComesAsync(_room);
                if (_appended.UncommittedBytes < Options.UncommittedBytes)
                {
                    return;
                }
            }

            await room.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Completes where the waiter runs; the source itself would bring what is combined with it to the thread pool.</summary>
    private static async Task ComesAsync(TaskCompletionSource source) => await source.Task;
}
