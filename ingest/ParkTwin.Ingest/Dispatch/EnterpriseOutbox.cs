using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Ingest.Dispatch;

/// <summary>
/// What the journal holds for one enterprise and its grain does not have yet. One call is under way at a time; what arrives
/// meanwhile is the next batch. Filled by the dispatcher's loop alone; a call's completion runs anywhere.
/// </summary>
internal sealed class EnterpriseOutbox(string key, IEnterpriseGrain grain, string journal, IOutboxOwner owner)
{
    /// <summary>Readings held for a grain that is busy; beyond it they are dropped here and read again from the journal.</summary>
    public const int MaxHeld = 262_144;

    /// <summary>Guards what the pass and a call's completion both change: position, phase, and what is not applied yet.</summary>
    private readonly Lock _gate = new();
    private ReadingBatch _filling = new();
    private ReadingBatch _sending = new();
    private EnterprisePosition _position;
    private long _fillingEnd;
    private long _fillingFrom = long.MaxValue;
    private long _sendingFrom = long.MaxValue;
    private long _touchedFor;
    private bool _isSending;
    private bool _isWanted;
    private bool _isBehind;
    private bool _lost;
    private bool _mayBeHeld;

    /// <summary>The grain's key.</summary>
    public string Key { get; } = key;

    /// <summary>What the grain is assigned; replaced by the dispatcher when the registry changes.</summary>
    public required EnterpriseAssignment Assignment { get; set; }

    /// <summary>Position after the last reading the journal held for it.</summary>
    public long LastReadingEnd { get; private set; }

    /// <summary>True while its readings are read again from the journal; the live pass leaves it alone then.</summary>
    public bool IsBehind => Volatile.Read(ref _isBehind);

    /// <summary>True while calls to the grain fail.</summary>
    public bool IsFailing { get; private set; }

    /// <summary>True while a second pass over the journal runs for it; its end asks for attention again. Dispatcher's loop only.</summary>
    public bool IsInPass { get; set; }

    /// <summary>Where the grain stands, as of its last reply.</summary>
    public EnterprisePosition Position
    {
        get
        {
            lock (_gate)
            {
                return _position;
            }
        }
    }

    /// <summary>Position of the first reading that is not applied; <see cref="long.MaxValue"/> when none waits.</summary>
    public long FirstUnapplied
    {
        get
        {
            var filling = Volatile.Read(ref _fillingFrom);
            return Math.Min(filling, Volatile.Read(ref _sendingFrom));
        }
    }

    /// <summary>Tells the grain its assignment and takes its own word for where it stands.</summary>
    public async Task AssignAsync()
    {
        Took(await grain.Assign(journal, Assignment), mayGoBack: false);
        var position = Position;
        if (position.Applied > position.Durable)
        {
            // A grain that outlived its ingester holds readings that no checkpoint covers yet.
            LastReadingEnd = Math.Max(LastReadingEnd, position.Applied);
        }
    }

    /// <summary>
    /// The grain cannot be used while this process lives: nothing is sent to it, and the journal keeps all that it has not made durable.
    /// Before the pass begins, or in it.
    /// </summary>
    public void Part()
    {
        lock (_gate)
        {
            (_isBehind, IsFailing, IsParted, IsInPass) = (true, true, true, true);
        }
    }

    /// <summary>True when the grain cannot be used while this process lives.</summary>
    public bool IsParted { get; private set; }

    /// <summary>Makes everything applied durable in the grain.</summary>
    public async Task CheckpointAsync() => Took(await grain.Checkpoint(journal), mayGoBack: false);

    /// <summary>Catch-up passes since it fell behind. Dispatcher's loop only.</summary>
    public int PassesOnItsOwn { get; set; }

    /// <summary>True once for each group, so that the dispatcher lists an outbox once.</summary>
    public bool Touch(long groupEnd)
    {
        if (_touchedFor == groupEnd)
        {
            return false;
        }

        _touchedFor = groupEnd;
        return true;
    }

    /// <summary>Adds a reading of the group being dispatched; one the grain already has is passed over.</summary>
    /// <returns>True when it was added.</returns>
    public bool Add(int ordinal, in Reading reading, long position)
    {
        if (position < _fillingEnd || (_fillingEnd == 0 && position < Position.Applied))
        {
            return false;
        }

        LastReadingEnd = position + 1;
        if (IsBehind)
        {
            if (IsParted)
            {
                Volatile.Write(ref _sendingFrom, Math.Min(_sendingFrom, position));
            }

            return false;
        }

        if (_filling.Count == 0)
        {
            Volatile.Write(ref _fillingFrom, position);
        }

        _filling.Add(ordinal, reading);
        return true;
    }

    /// <summary>The live pass is complete up to <paramref name="end"/>: send what is held, now or when the call under way returns.</summary>
    public void Flush(long end)
    {
        if (IsBehind || _filling.Count == 0)
        {
            return;
        }

        _fillingEnd = Math.Max(_fillingEnd, end);
        lock (_gate)
        {
            if (_isSending)
            {
                _isWanted = true;
                if (_filling.Count >= MaxHeld)
                {
                    FallBehind();
                }

                return;
            }

            _isSending = true;
            (_filling, _sending) = (_sending, _filling);
            _sendingFrom = _fillingFrom;
            Volatile.Write(ref _fillingFrom, long.MaxValue);
        }

        _ = SendAsync(_fillingEnd);
    }

    /// <summary>Memory is short: what is held for a grain that fails is dropped here and read again later. Dispatcher's loop only.</summary>
    public void Shed()
    {
        lock (_gate)
        {
            if (_isSending && !_isBehind && _filling.Count > 0)
            {
                FallBehind();
            }
        }
    }

    /// <summary>
    /// Sends what a second pass over the journal found in [<paramref name="from"/>, <paramref name="end"/>). Only while
    /// <see cref="IsBehind"/>, from that pass.
    /// </summary>
    /// <returns>False when the grain stands elsewhere than it did: the pass begins anew from there.</returns>
    public async Task<bool> SendAgainAsync(ReadingBatch batch, long from, long end)
    {
        var status = await DeliverAsync(batch, from, end, isSecondPass: true);
        IsFailing = status is null;
        lock (_gate)
        {
            _sendingFrom = _position.Applied;
        }

        return status is RecordStatus.Applied or RecordStatus.AlreadyApplied;
    }

    /// <summary>The second pass has met the live one.</summary>
    public void CaughtUp(long end)
    {
        _fillingEnd = end;
        PassesOnItsOwn = 0;
        lock (_gate)
        {
            (_isBehind, _isSending, _isWanted, _sendingFrom) = (false, false, false, long.MaxValue);
        }
    }

    /// <summary>What is held is dropped here; a second pass over the journal brings it.</summary>
    private void FallBehind()
    {
        _isBehind = true;
        owner.Delivered(_filling.Count);
        _sendingFrom = Math.Min(_sendingFrom, _fillingFrom);
        _filling.Count = 0;
        Volatile.Write(ref _fillingFrom, long.MaxValue);
    }

    /// <summary>Never faults: a failure is told to the owner, and the same batch goes again after a pause.</summary>
    private async Task SendAsync(long end)
    {
        var status = await DeliverAsync(_sending, Position.Applied, end, isSecondPass: false);
        if (!IsFailing)
        {
            owner.Delivered(_sending.Count);
        }

        IsFailing = false;
        Clear();
        if (status is null)
        {
            return; // Stopping: what was not applied is replayed at the next start.
        }

        bool isWanted;
        lock (_gate)
        {
            _lost = status == RecordStatus.NeedFrom;
            isWanted = _lost || _isBehind || _isWanted;
            if (_lost || _isBehind)
            {
                _sendingFrom = Math.Min(_sendingFrom, _position.Applied);
            }
            else
            {
                (_isSending, _isWanted, _sendingFrom) = (false, false, long.MaxValue);
            }
        }

        if (isWanted)
        {
            owner.Wants(this);
        }
    }

    /// <summary>Empties the batch that was delivered. One whose call failed may still be read by it, and is not used again.</summary>
    private void Clear()
    {
        if (_mayBeHeld)
        {
            (_sending, _mayBeHeld) = (new(), false);
        }

        _sending.Count = 0;
    }

    /// <summary>Answers whether a second pass must begin, and takes the outbox off the live pass if so. Dispatcher's loop only.</summary>
    public bool TakeBehind()
    {
        lock (_gate)
        {
            if (_lost && !_isBehind)
            {
                FallBehind();
            }

            _lost = false;
            return _isBehind;
        }
    }

    /// <summary>
    /// Null when the ingester stops, or a second pass has to give its place to another. Where a batch begins is fixed once: a call that
    /// timed out may have been executed, and what a checkpoint's reply then says of the position is not where the batch begins.
    /// </summary>
    private async Task<RecordStatus?> DeliverAsync(ReadingBatch batch, long from, long end, bool isSecondPass)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var reply = await grain.Record(journal, from, end, batch);
                Took(reply.Position, mayGoBack: reply.Status == RecordStatus.NeedFrom);
                if (IsFailing)
                {
                    owner.Recovered(this);
                }

                if (reply.Status == RecordStatus.NeedAssignment)
                {
                    await AssignAsync();
                }
                else
                {
                    return reply.Status == RecordStatus.NeedFrom && reply.Position.Applied >= end
                        ? RecordStatus.AlreadyApplied
                        : reply.Status;
                }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                if (!IsFailing && !isSecondPass)
                {
                    owner.Delivered(batch.Count); // It no longer counts as on its way, so that the others' readings find room.
                }

                IsFailing = true;
                _mayBeHeld |= !isSecondPass;
                if (!await owner.FailedAsync(this, failure, isSecondPass ? PassesOnItsOwn : attempt) || isSecondPass)
                {
                    return null;
                }
            }
        }
    }

    /// <summary>Replies may overtake each other: only the answer to a batch may say that the grain stands further back.</summary>
    private void Took(in EnterprisePosition position, bool mayGoBack)
    {
        lock (_gate)
        {
            _position = mayGoBack || position.Applied >= _position.Applied
                ? position
                : _position with { Durable = Math.Max(_position.Durable, position.Durable) };
        }
    }
}
