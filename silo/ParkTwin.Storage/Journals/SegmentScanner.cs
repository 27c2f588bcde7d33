using System.Buffers;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// Reads the chain of groups of one segment: each must follow the one before in sequence and position, be of no older epoch, and
/// hold its checksum.
/// </summary>
internal sealed class SegmentScanner : IAsyncDisposable
{
    private const int WindowBytes = 1024 * 1024;
    private readonly IDataFile _file;
    private readonly uint _seed;
    private byte[] _window;
    private long _windowOffset;
    private int _windowLength;

    internal SegmentScanner(IDataFile file, uint seed, in Segment.Mark start, long limit)
    {
        (_file, _seed, Limit) = (file, seed, limit);
        _window = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(limit - start.Offset, 64 * 1024, WindowBytes));
        (Offset, NextSequence, NextPosition, Epoch) = (start.Offset, start.Sequence, start.Position, start.Epoch);
    }

    /// <summary>Offset at which the next group is looked for.</summary>
    internal long Offset { get; private set; }

    /// <summary>Sequence that the next group must have.</summary>
    internal long NextSequence { get; private set; }

    /// <summary>Position that the next group must have.</summary>
    internal long NextPosition { get; private set; }

    /// <summary>Epoch of the last group: the lowest that the next can have.</summary>
    internal long Epoch { get; private set; }

    /// <summary>Nothing is read at or after this offset.</summary>
    internal long Limit { get; set; }

    /// <summary>The last group's header.</summary>
    internal GroupHeader Header { get; private set; }

    /// <summary>The last group, header and payload; valid until the next call.</summary>
    internal ReadOnlyMemory<byte> Group { get; private set; }

    /// <summary>Moves to the next group.</summary>
    /// <returns>False where the chain ends: what lies at <see cref="Offset"/> does not continue it.</returns>
    internal async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (!await PeekAsync(cancellationToken) || !GroupHeader.TryRead(Loaded(JournalFormat.GroupHeaderBytes).Span, out var header))
        {
            return false;
        }

        (Header, Group) = (header, Loaded(header.GroupBytes));
        Offset += header.GroupBytes;
        NextSequence++;
        NextPosition = header.EndPosition;
        Epoch = header.Epoch;
        return true;
    }

    /// <summary>True when the chain goes on at <see cref="Offset"/>; the group is then loaded.</summary>
    internal async ValueTask<bool> PeekAsync(CancellationToken cancellationToken) =>
        Offset + JournalFormat.GroupHeaderBytes <= Limit
            && await LoadAsync(JournalFormat.GroupHeaderBytes, cancellationToken)
            && GroupHeader.TryRead(Loaded(JournalFormat.GroupHeaderBytes).Span, out var header)
            && header.Sequence == NextSequence
            && header.FirstPosition == NextPosition
            && header.Epoch >= Epoch
            && Offset + header.GroupBytes <= Limit
            && await LoadAsync(header.GroupBytes, cancellationToken)
            && GroupHeader.ChecksumHolds(Loaded(header.GroupBytes).Span, _seed);

    /// <summary>
    /// Looks after the end of the chain for a group of this journal's present life that proves the chain went on: one that says
    /// <see cref="NextSequence"/> was durable when it was written. Without such a group the end is a torn, never acknowledged
    /// write.
    /// </summary>
    internal async ValueTask<bool> FindProofOfDamageAsync(CancellationToken cancellationToken)
    {
        for (var offset = Offset + JournalFormat.Alignment; offset + JournalFormat.GroupHeaderBytes <= Limit;)
        {
            var found = await FindMagicAsync(offset, cancellationToken);
            if (found < 0)
            {
                return false;
            }

            if (await ProvesDamageAsync(found, cancellationToken))
            {
                return true;
            }

            offset = found + JournalFormat.Alignment;
        }

        return false;
    }

    /// <summary>Forgets what was read ahead: another process may have written there since.</summary>
    internal void Forget() => _windowLength = 0;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Detach();
        return _file.DisposeAsync();
    }

    /// <summary>Lets go of everything but the file.</summary>
    internal void Detach()
    {
        if (_window.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_window);
            _window = [];
        }
    }

    private async ValueTask<bool> ProvesDamageAsync(long offset, CancellationToken cancellationToken)
    {
        if (!await LoadAtAsync(offset, JournalFormat.GroupHeaderBytes, cancellationToken)
            || !GroupHeader.TryRead(LoadedAt(offset, JournalFormat.GroupHeaderBytes).Span, out var header)
            || header.Epoch < Epoch
            || header.Sequence <= NextSequence
            || header.DurableSequence < NextSequence
            || offset + header.GroupBytes > Limit
            || !await LoadAtAsync(offset, header.GroupBytes, cancellationToken))
        {
            return false;
        }

        return GroupHeader.ChecksumHolds(LoadedAt(offset, header.GroupBytes).Span, _seed);
    }

    private async ValueTask<long> FindMagicAsync(long offset, CancellationToken cancellationToken)
    {
        while (offset + JournalFormat.GroupHeaderBytes <= Limit)
        {
            var length = (int)Math.Min(WindowBytes, Limit - offset);
            if (!await LoadAtAsync(offset, length, cancellationToken))
            {
                return -1;
            }

            var at = IndexOfMagic(LoadedAt(offset, length).Span);
            if (at >= 0)
            {
                return offset + at;
            }

            offset += length;
        }

        return -1;
    }

    private static int IndexOfMagic(ReadOnlySpan<byte> bytes)
    {
        var magic = "PTG1"u8;
        for (var from = 0; from < bytes.Length;)
        {
            var at = bytes[from..].IndexOf(magic);
            if (at < 0)
            {
                return -1;
            }

            if ((from + at) % JournalFormat.Alignment == 0)
            {
                return from + at;
            }

            from += at + 1;
        }

        return -1;
    }

    private ValueTask<bool> LoadAsync(int bytes, CancellationToken cancellationToken) =>
        LoadAtAsync(Offset, bytes, cancellationToken);

    private ReadOnlyMemory<byte> Loaded(int bytes) => LoadedAt(Offset, bytes);

    private ReadOnlyMemory<byte> LoadedAt(long offset, int bytes) => _window.AsMemory((int)(offset - _windowOffset), bytes);

    private async ValueTask<bool> LoadAtAsync(long offset, int bytes, CancellationToken cancellationToken)
    {
        if (offset >= _windowOffset && offset + bytes <= _windowOffset + _windowLength)
        {
            return true;
        }

        if (bytes > _window.Length)
        {
            ArrayPool<byte>.Shared.Return(_window);
            _window = [];
            _window = ArrayPool<byte>.Shared.Rent(bytes);
        }

        var wanted = (int)Math.Min(_window.Length, Limit - offset);
        _windowOffset = offset;
        _windowLength = 0;
        _windowLength = await _file.ReadAsync(_window.AsMemory(0, wanted), offset, cancellationToken);
        return _windowLength >= bytes;
    }
}
