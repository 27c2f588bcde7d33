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

    private const int Idle = 0;
    private const int Busy = 1;
    private const int BusyAndWanted = 2;

    private readonly Lock _positionLock = new();
    private ReadingBatch _filling = new();
    private ReadingBatch _sending = new();
    private EnterprisePosition _position;
    private long _fillingEnd;
    private long _fillingFrom = long.MaxValue;
    private long _sendingFrom = long.MaxValue;
    private long _touchedFor;
    private int _phase;
    private bool _lost;

    /// <summary>The grain's key.</summary>
    public string Key { get; } = key;

    /// <summary>What the grain is assigned; replaced by the dispatcher when the registry changes.</summary>
    public required EnterpriseAssignment Assignment { get; set; }

    /// <summary>Position after the last reading the journal held for it.</summary>
    public long LastReadingEnd { get; private set; }

    /// <summary>True while its readings are read again from the journal; the live pass leaves it alone then.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>True while a call is under way.</summary>
    public bool IsSending => Volatile.Read(ref _phase) != Idle;

    /// <summary>Where the grain stands, as of its last reply.</summary>
    public EnterprisePosition Position
    {
        get
        {
            lock (_positionLock)
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
    public async Task AssignAsync() => Took(await grain.Assign(journal, Assignment));

    /// <summary>Makes everything applied durable in the grain.</summary>
    public async Task CheckpointAsync() => Took(await grain.Checkpoint(journal));

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
        while (Interlocked.CompareExchange(ref _phase, Busy, Idle) != Idle)
        {
            if (Interlocked.CompareExchange(ref _phase, BusyAndWanted, Busy) != Idle)
            {
                if (_filling.Count >= MaxHeld)
                {
                    FallBehind();
                }

                return;
            }
        }

        (_filling, _sending) = (_sending, _filling);
        Volatile.Write(ref _sendingFrom, _fillingFrom);
        Volatile.Write(ref _fillingFrom, long.MaxValue);
        _ = SendAsync(_fillingEnd);
    }

    /// <summary>
    /// Sends what a second pass over the journal found in [<see cref="Position"/>, <paramref name="end"/>). Only while
    /// <see cref="IsBehind"/>, from that pass.
    /// </summary>
    /// <returns>False when the grain stands elsewhere than it did: the pass begins anew from there.</returns>
    public async Task<bool> SendAgainAsync(ReadingBatch batch, long end)
    {
        var status = await DeliverAsync(batch, end);
        Volatile.Write(ref _sendingFrom, Position.Applied);
        return status is RecordStatus.Applied or RecordStatus.AlreadyApplied;
    }

    /// <summary>The second pass has met the live one.</summary>
    public void CaughtUp(long end)
    {
        _fillingEnd = end;
        PassesOnItsOwn = 0;
        IsBehind = false;
        Volatile.Write(ref _sendingFrom, long.MaxValue);
        Volatile.Write(ref _phase, Idle);
    }

    /// <summary>What is held is dropped here; a second pass over the journal brings it.</summary>
    private void FallBehind()
    {
        IsBehind = true;
        owner.Delivered(_filling.Count);
        Volatile.Write(ref _sendingFrom, Math.Min(Volatile.Read(ref _sendingFrom), _fillingFrom));
        _filling.Count = 0;
        Volatile.Write(ref _fillingFrom, long.MaxValue);
    }

    /// <summary>Never faults: a failure is told to the owner, and the same batch goes again after a pause.</summary>
    private async Task SendAsync(long end)
    {
        var count = _sending.Count;
        var status = await DeliverAsync(_sending, end);
        owner.Delivered(count);
        _sending.Count = 0;
        if (status is null)
        {
            return; // Stopping: what was not applied is replayed at the next start.
        }

        if (status == RecordStatus.NeedFrom)
        {
            Volatile.Write(ref _sendingFrom, Position.Applied);
            Volatile.Write(ref _lost, true);
            owner.Wants(this);
            return;
        }

        if (IsBehind)
        {
            owner.Wants(this);
            return;
        }

        Volatile.Write(ref _sendingFrom, long.MaxValue);
        if (Interlocked.Exchange(ref _phase, Idle) == BusyAndWanted)
        {
            owner.Wants(this);
        }
    }

    /// <summary>Answers whether a second pass must begin, and takes the outbox off the live pass if so. Dispatcher's loop only.</summary>
    public bool TakeBehind()
    {
        if (Volatile.Read(ref _lost))
        {
            Volatile.Write(ref _lost, false);
            if (!IsBehind)
            {
                FallBehind();
            }
        }

        return IsBehind;
    }

    private async Task<RecordStatus?> DeliverAsync(ReadingBatch batch, long end)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var reply = await grain.Record(journal, Position.Applied, end, batch);
                Took(reply.Position);
                if (attempt > 0)
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
                if (!await owner.FailedAsync(this, failure, attempt))
                {
                    return null;
                }
            }
        }
    }

    private void Took(in EnterprisePosition position)
    {
        lock (_positionLock)
        {
            _position = position;
        }
    }
}
