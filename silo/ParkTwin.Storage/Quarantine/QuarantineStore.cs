using Microsoft.Extensions.Logging;
using ParkTwin.Contracts;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Quarantine;

/// <summary>
/// Where messages rest that could not be accepted, by id (their journal position), in append-only files with a small index in
/// memory. A reader of the journal fills it in order; what it sees twice, after a restart, changes nothing. Bounded: the oldest
/// go first.
/// <see cref="Add"/> and <see cref="Requeued"/> belong to that one reader; everything else is safe for concurrent use.
/// </summary>
public sealed class QuarantineStore : IAsyncDisposable
{
    private const int Generations = 16;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _disk = new(1);
    private readonly QuarantineIndex _index = new();
    private readonly QuarantineFiles _files;
    private readonly QuarantineOptions _options;
    private readonly ILogger _log;
    private byte[] _gathering = new byte[16 * 1024];
    private byte[] _writing = new byte[16 * 1024];
    private int _gathered = QuarantineFrame.HeaderBytes;
    private int _gatheredItems;
    private int _unwritten;
    private int _unwrittenItems;
    private long _unwrittenSeen;
    private int _newestItems;
    private long _seen;
    private long _position;
    private long _written;
    private long _dropped;
    private long _bytes;

    private QuarantineStore(IFileSystem files, string directory, QuarantineOptions options, ILogger log)
    {
        _files = new QuarantineFiles(files, directory, log);
        (_options, _log) = (options, log);
    }

    /// <summary>Items in quarantine now.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _index.Count;
            }
        }
    }

    /// <summary>Items that were dropped because a bound was reached, since the beginning of time.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Bytes of its files on disk.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>
    /// Journal position up to which (exclusive) everything is durable here: the journal may forget what is before it, and a pass
    /// over the journal must begin at it or earlier.
    /// </summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Opens the quarantine of one journal, creating it where there is none.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static async Task<QuarantineStore> OpenAsync(
        IFileSystem files,
        string directory,
        QuarantineOptions options,
        ILogger log,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var store = new QuarantineStore(files, directory, options, log);
        try
        {
            var last = await store._files.LoadAsync(store._index, cancellationToken);
            (store._position, store._written, store._seen) = (last.Position, last.Position, last.Position);
            store._dropped = last.Dropped;
            store._bytes = store._files.Bytes;
            store._newestItems = store._index.CountIn(store._files.Newest);
            return store;
        }
        catch (Exception)
        {
            await store._files.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes a message out of the journal. One that is here already, or was, changes nothing.</summary>
    /// <returns>True when much has gathered in memory: call <see cref="SpillAsync"/> before going on.</returns>
    public bool Add(QuarantinedRecord record)
    {
        var bytes = QuarantineEntry.SizeOf(record);
        lock (_gate)
        {
            if (record.Id < _seen)
            {
                return false;
            }

            _seen = record.Id + 1;
            if (_gathered + (long)bytes > _options.MaxPendingBytes)
            {
                Volatile.Write(ref _dropped, _dropped + 1);
                return true;
            }

            var at = Take(bytes);
            _gatheredItems++;
            QuarantineEntry.Write(_gathering.AsSpan(at, bytes), record);
            _index.Add(record.Id, record.Reason, QuarantineIndex.Gathering, at, bytes);
            return _gathered > _options.MaxPendingBytes / 4;
        }
    }

    /// <summary>Takes the note out of the journal that an item was taken up again. Seen twice it changes nothing.</summary>
    /// <param name="id">The item.</param>
    /// <param name="position">Journal position of the note.</param>
    public void Requeued(long id, long position)
    {
        lock (_gate)
        {
            if (position < _seen)
            {
                return;
            }

            _seen = position + 1;
            if (_index.Remove(id))
            {
                var at = Take(QuarantineEntry.HeaderBytes); // First: it may put another array in the place of this one.
                QuarantineEntry.WriteRequeued(_gathering.AsSpan(at), id);
            }
        }
    }

    /// <summary>Writes what has gathered in memory to the files, without waiting for it to be durable.</summary>
    /// <exception cref="IOException">The disk refused; nothing is lost yet, call again.</exception>
    public ValueTask SpillAsync(CancellationToken cancellationToken = default) => SaveAsync(0, flush: false, cancellationToken);

    /// <summary>Makes everything durable that was taken, and with it how far the journal has been read.</summary>
    /// <param name="position">Every record of the journal before it has been shown to this store.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The disk refused; <see cref="Position"/> stays where it is, call again.</exception>
    public ValueTask CheckpointAsync(long position, CancellationToken cancellationToken = default) =>
        SaveAsync(position, flush: true, cancellationToken);

    /// <summary>Lists items, newest first.</summary>
    /// <param name="limit">Greatest number of items.</param>
    /// <param name="before">Only items with a lower id; null begins at the newest.</param>
    /// <param name="reason">Only items of this reason; null takes all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<QuarantinePage> ListAsync(
        int limit, long? before, QuarantineReason? reason, CancellationToken cancellationToken)
    {
        await _disk.TakeAsync(cancellationToken);
        try
        {
            var places = new List<QuarantineIndex.Place>();
            var items = new List<QuarantineItem>();
            long total;
            Dictionary<QuarantineReason, long> byReason;
            lock (_gate)
            {
                _index.Collect(limit, before, reason, places);
                (total, byReason) = (_index.Count, _index.ByReason());
                foreach (var place in places)
                {
                    if (place.File < 0)
                    {
                        var held = place.File == QuarantineIndex.Gathering ? _gathering : _writing;
                        items.Add(QuarantineEntry.Decode(held.AsSpan(place.Offset, place.Bytes)));
                    }
                }
            }

            foreach (var place in places)
            {
                if (place.File >= 0)
                {
                    items.Add(await _files.ReadAsync(place, cancellationToken));
                }
            }

            return new QuarantinePage(total, byReason, items);
        }
        finally
        {
            _disk.Release();
        }
    }

    /// <summary>Closes the files; what was not checkpointed comes again out of the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disk.WaitAsync();
        await _files.DisposeAsync();
        _disk.Dispose();
    }

    private int Take(int bytes)
    {
        if (_gathering.Length - _gathered < bytes)
        {
            Array.Resize(ref _gathering, Math.Max(_gathering.Length * 2, _gathered + bytes));
        }

        var at = _gathered;
        _gathered += bytes;
        return at;
    }

    private async ValueTask SaveAsync(long position, bool flush, CancellationToken cancellationToken)
    {
        await _disk.TakeAsync(cancellationToken);
        try
        {
            while (BeginFrame(position, flush) is { Length: > 0 } frame)
            {
                await WriteFrameAsync(frame, cancellationToken);
            }

            if (flush && _position < _written)
            {
                await _files.FlushAsync(cancellationToken);
                Volatile.Write(ref _position, _written);
            }

            await TrimAsync(cancellationToken);
            Volatile.Write(ref _bytes, _files.Bytes);
        }
        finally
        {
            _disk.Release();
        }
    }

    /// <summary>
    /// Turns what has gathered into a frame, or gives the one that could not be written; empty when there is nothing to say.
    /// </summary>
    private ReadOnlyMemory<byte> BeginFrame(long position, bool always)
    {
        lock (_gate)
        {
            _seen = Math.Max(_seen, position);
            if (_unwritten == 0)
            {
                if (_gathered == QuarantineFrame.HeaderBytes && (!always || _seen <= _written))
                {
                    return default;
                }

                (_gathering, _writing) = (_writing, _gathering);
                (_unwritten, _unwrittenItems, _unwrittenSeen) = (_gathered, _gatheredItems, _seen);
                (_gathered, _gatheredItems) = (QuarantineFrame.HeaderBytes, 0);
                _index.Move(QuarantineIndex.Gathering, QuarantineIndex.Writing, 0);
                new QuarantineFrame(_seen, _dropped, _unwritten - QuarantineFrame.HeaderBytes).Stamp(_writing);
            }

            return _writing.AsMemory(0, _unwritten);
        }
    }

    private async ValueTask WriteFrameAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        var full = _files.End > 0
            && (_files.End + frame.Length > _options.MaxBytes / Generations || _newestItems >= _options.MaxItems / Generations);
        var (file, offset) = await _files.AppendAsync(frame, full, cancellationToken);
        lock (_gate)
        {
            _index.Move(QuarantineIndex.Writing, file, checked((int)offset));
            _newestItems = _unwrittenItems + (full ? 0 : _newestItems);
            (_written, _unwritten) = (_unwrittenSeen, 0);
        }
    }

    /// <summary>Deletes the oldest files while there is too much, and those in which nothing is in quarantine any more.</summary>
    private async ValueTask TrimAsync(CancellationToken cancellationToken)
    {
        while (_files.Count > 1)
        {
            lock (_gate)
            {
                var over = _files.Bytes > _options.MaxBytes || _index.Entries > _options.MaxItems;
                if (!over && !_index.HasNothingLiveIn(_files.Oldest))
                {
                    return;
                }

                var dropped = _index.DropThrough(_files.Oldest);
                if (dropped > 0)
                {
                    Volatile.Write(ref _dropped, _dropped + dropped);
                    StorageLog.QuarantineDropped(_log, dropped);
                }
            }

            try
            {
                await _files.DeleteOldestAsync(cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                StorageLog.QuarantineNotDeleted(_log, failure);
                return;
            }
        }
    }
}
