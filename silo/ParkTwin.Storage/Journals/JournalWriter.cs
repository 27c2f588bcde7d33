using Microsoft.Extensions.Logging;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// The one writer: takes what has been appended, writes it, flushes once, and says so. An async loop over the file seam; on the
/// local disk every step completes inline on the writer's own thread.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    /// <summary>Full buffers that one flush covers at most: more would only make the first wait longer.</summary>
    private const int GroupsPerCommit = 4;

    private static readonly TimeSpan SpareRetry = TimeSpan.FromSeconds(10);

    private readonly Journal _journal;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SegmentFiles _segmentFiles;
    private readonly SegmentSet _segments;
    private readonly AppendBuffer _appended;
    private readonly JournalIdentity _identity;
    private readonly JournalMeter _meter;
    private readonly WakeSignal _wake = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly List<PendingGroup> _batch = [];
    private readonly bool _ownThread;

    private IDataFile _file;
    private Segment _active;
    private long _epoch;
    private long _writeOffset;
    private long _durableSequence;
    private bool _trusted = true;
    private int _done;
    private long _lastStart;
    private int _lastRecords;
    private long _releasedTo;
    private long _spareRefusedAt;
    private bool _spareRefused;
    private volatile bool _stopping;
    private volatile string? _fault;

    internal JournalWriter(
        Journal journal,
        JournalRecovery recovered,
        SegmentFiles segmentFiles,
        AppendBuffer appended,
        JournalMeter meter,
        TimeProvider time,
        ILogger log)
    {
        (_journal, _segmentFiles, _appended, _meter, _time, _log) = (journal, segmentFiles, appended, meter, time, log);
        _options = journal.Options;
        _segments = recovered.Segments;
        _identity = recovered.Identity;
        _epoch = _identity.Epoch;
        _file = recovered.ActiveFile!;
        _active = recovered.Active!;
        _writeOffset = _active.EndOffset;
        _durableSequence = recovered.NextSequence - 1;
        _ownThread = _options.Scheduler is null;
    }

    /// <summary>Why nothing is being committed, in one sentence; null when all is well.</summary>
    internal string? Fault => _fault;

    /// <summary>Something was appended.</summary>
    internal void Wake() => _wake.Set();

    /// <summary>Everything before a position may be forgotten.</summary>
    internal void Release(long position)
    {
        if (position > Volatile.Read(ref _releasedTo))
        {
            Volatile.Write(ref _releasedTo, position);
            _wake.Set();
        }
    }

    /// <summary>Commits what has been appended, then ends the loop; a commit that the disk refuses is not tried again.</summary>
    internal void Stop()
    {
        _stopping = true;
        _giveUp.Cancel();
        _wake.Set();
    }

    /// <summary>The loop.</summary>
    internal async Task RunAsync()
    {
        try
        {
            while (true)
            {
                while (_appended.HasWork())
                {
                    await FloorAsync();
                    if (!await CommitAsync())
                    {
                        return;
                    }

                    await PrepareAsync(once: true);
                }

                await RecycleAsync();
                await PrepareAsync(once: false);
                if (_stopping && !_appended.HasWork())
                {
                    await CloseTailAsync();
                    return;
                }

                if (!_appended.HasWork())
                {
                    await _wake.WaitAsync();
                }
            }
        }
        catch (Exception failure)
        {
            _fault = $"The journal's writer has failed: {failure.Message} Nothing more is acknowledged; restart the process.";
            StorageLog.JournalWriterFailed(_log, failure);
            throw;
        }
        finally
        {
            await _segmentFiles.AbandonPreparingAsync();
            await _file.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _giveUp.Dispose();

    /// <summary>Under load, lets a group gather: two commits do not start closer together than the floor.</summary>
    private async ValueTask FloorAsync()
    {
        if (_lastRecords < _options.LoadRecords || _stopping || _appended.UncommittedBytes >= _options.BufferBytes)
        {
            return;
        }

        var wait = _options.CommitFloor - _time.GetElapsedTime(_lastStart);
        if (wait < TimeSpan.FromMilliseconds(0.5))
        {
            return;
        }

        if (_ownThread)
        {
            Thread.Sleep(Math.Max(1, (int)wait.TotalMilliseconds)); // Timers are coarser than the floor, and the thread is ours.
        }
        else
        {
            await Task.Delay(wait, _time);
        }
    }

    /// <summary>Commits all that waits, however often the disk refuses.</summary>
    /// <returns>False when it refused while stopping.</returns>
    private async ValueTask<bool> CommitAsync()
    {
        _lastStart = _time.GetTimestamp();
        _appended.Take(_batch, GroupsPerCommit);
        _done = 0;
        _lastRecords = (int)Math.Min(int.MaxValue, _batch[^1].EndPosition - _batch[0].FirstPosition);
        var delay = TimeSpan.FromMilliseconds(10);
        while (_done < _batch.Count)
        {
            var last = _stopping;
            try
            {
                await WriteAsync();
                ClearFault();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                _trusted = false;
                _meter.Failed();
                ReportFault(failure);
                if (last)
                {
                    return false;
                }

                await PauseAsync(delay);
                delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, _options.RetryLimit.Ticks));
            }
        }

        _batch.Clear();
        return true;
    }

    private async ValueTask WriteAsync()
    {
        var written = _done;
        while (written < _batch.Count)
        {
            var group = _batch[written];
            if (!_trusted || _active.FileBytes - _writeOffset < group.Bytes)
            {
                if (written > _done)
                {
                    await FlushAsync(written);
                }

                await RollAsync(group.Sequence, group.FirstPosition);
            }

            var header = new GroupHeader(
                _epoch,
                group.Sequence,
                group.FirstPosition,
                _durableSequence,
                _time.GetUtcNow().ToUnixTimeMilliseconds(),
                group.Records,
                group.Bytes - JournalFormat.GroupHeaderBytes);
            header.Stamp(group.Memory.Span, _identity.Seed);
            await _file.WriteAsync(group.Memory, _writeOffset);
            _writeOffset += group.Bytes;
            written++;
        }

        await FlushAsync(written);
    }

    /// <summary>Makes the groups up to an index durable and hands them on.</summary>
    private async ValueTask FlushAsync(int end)
    {
        await _file.FlushAsync();
        var now = _time.GetTimestamp();
        long bytes = 0;
        for (var i = _done; i < end; i++)
        {
            var group = _batch[i];
            _segments.Committed(_active, _epoch, group);
            _meter.Committed(group, now);
            bytes += group.Bytes;
        }

        _meter.Flushed();
        _durableSequence = _batch[end - 1].Sequence;
        var first = _done;
        _done = end;
        _journal.Publish(_batch, first, end, bytes);
    }

    /// <summary>Goes on in a new segment, whose header says where the one before ends.</summary>
    private async ValueTask RollAsync(long firstSequence, long firstPosition)
    {
        await RecycleAsync();
        var held = _segments.Bytes;
        if (held + _options.SegmentBytes > _options.MaxBytes)
        {
            throw new IOException($"The journal holds {held} bytes of {_options.MaxBytes} allowed: a reader has fallen behind.");
        }

        var header = new SegmentHeader(_identity.Id, _epoch + 1, firstSequence, firstPosition);
        Segment? next = null;
        var file = await _segmentFiles.CreateAsync(
            header, (path, bytes) => next = Named(path, header, bytes), CancellationToken.None);
        await _file.DisposeAsync();
        (_file, _active, _trusted) = (file, next!, true);
        _writeOffset = JournalFormat.SegmentHeaderBytes;
    }

    /// <summary>
    /// A segment that has its name counts, even if the roll then fails: its epoch is spent and it is recycled in time.
    /// </summary>
    private Segment Named(string path, in SegmentHeader header, long bytes)
    {
        var segment = new Segment(path, header, bytes);
        _segments.Add(segment);
        _epoch = header.Epoch;
        return segment;
    }

    private async ValueTask RecycleAsync()
    {
        var position = Volatile.Read(ref _releasedTo);
        while (_segments.TryTakeReleased(position, out var released))
        {
            try
            {
                await _segmentFiles.RecycleAsync(released, CancellationToken.None);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                _segments.PutBack(released); // In order or not at all: a gap between segments is damage.
                StorageLog.SegmentNotRecycled(_log, failure, released.Path);
                return;
            }
        }

        await _segmentFiles.GiveBackIdleAsync(_time);
    }

    /// <summary>
    /// Writes the next spare piece by piece: one piece after a commit, all of it while nothing else is to be done.
    /// </summary>
    private async ValueTask PrepareAsync(bool once)
    {
        if (_active.FileBytes - _writeOffset > _active.FileBytes / 2)
        {
            return; // The spare is not needed before long, and perhaps never.
        }

        try
        {
            if (_spareRefused && _time.GetElapsedTime(_spareRefusedAt) < SpareRetry)
            {
                return;
            }

            _spareRefused = false;
            while (!_stopping && await _segmentFiles.PrepareStepAsync(isAwaited: false, CancellationToken.None))
            {
                if (once || _appended.HasWork())
                {
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (_spareRefused, _spareRefusedAt) = (true, _time.GetTimestamp()); // Not a fault yet: the next roll says so if it is.
            StorageLog.SpareNotPrepared(_log, failure);
        }
    }

    /// <summary>
    /// An orderly end: an empty group that proves everything before it, so that damage to the last records is noticed.
    /// </summary>
    private async ValueTask CloseTailAsync()
    {
        if (!_trusted || _active.FileBytes - _writeOffset < JournalFormat.GroupHeaderBytes)
        {
            return;
        }

        var group = new byte[JournalFormat.GroupHeaderBytes];
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        new GroupHeader(_epoch, _durableSequence + 1, _journal.CommittedPosition, _durableSequence, now, 0, 0)
            .Stamp(group, _identity.Seed);
        try
        {
            await _file.WriteAsync(group, _writeOffset);
            await _file.FlushAsync();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            StorageLog.TailNotClosed(_log, failure);
        }
    }

    /// <summary>Waits before the next attempt; stopping cuts it short, and the next attempt is then the last.</summary>
    private async ValueTask PauseAsync(TimeSpan delay) =>
        await Task.Delay(delay, _time, _giveUp.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private void ReportFault(Exception failure)
    {
        if (_fault is null)
        {
            StorageLog.JournalStalled(_log, failure);
        }

        _fault = $"Readings cannot be made durable: {failure.Message} Nothing is acknowledged until the disk takes writes again; "
            + $"it is tried at least every {_options.RetryLimit.TotalSeconds:0.#} s.";
    }

    private void ClearFault()
    {
        if (_fault is not null)
        {
            _fault = null;
            StorageLog.JournalResumed(_log);
        }
    }
}
