namespace ParkTwin.Runtime;

/// <summary>A queue of calls to one object: by default the next starts when the one before has ended, awaits included.</summary>
internal abstract class CallQueue(GrainHost host, string name) : TurnQueue(host.Scheduler)
{
    private static readonly object Sweep = new();

    private readonly Queue<Turn> _calls = new(); // Wait for running turns.
    private readonly Queue<Turn> _free = new(); // Need not.
    private readonly List<Turn> _awaiting = [];
    private bool _sweepWanted;
    private long _places;
    private int _blocking;
    private int _writing;

    /// <summary>What hosts it.</summary>
    public GrainHost Host { get; } = host;

    /// <summary>Whose calls these are, for messages.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    protected override bool HasMore => _sweepWanted || HasCalls;

    /// <summary>The object; null when it is gone, and calls are dropped.</summary>
    protected abstract object? Target { get; }

    /// <summary>True when calls may start at all. Under <see cref="TurnQueue.Gate"/>.</summary>
    protected abstract bool IsOpen { get; }

    /// <summary>True when every call may start while others await.</summary>
    protected virtual bool IsReentrant => false;

    /// <summary>Number of turns that have started and not ended.</summary>
    protected int RunningTurns { get; private set; }

    /// <summary>Epoch of the last use. Written by turns alone.</summary>
    protected int LastUse { get; private set; } = host.Epoch;

    /// <summary>True when calls wait to start. Under <see cref="TurnQueue.Gate"/>.</summary>
    protected bool HasCalls => _calls.Count > 0 || _free.Count > 0;

    /// <summary>True when calls wait to start that keep a grain in memory. Under <see cref="TurnQueue.Gate"/>.</summary>
    protected bool HasUses => _calls.Any(static turn => turn.IsUse) || _free.Any(static turn => turn.IsUse);

    /// <summary>Adds a turn.</summary>
    /// <returns>False when the queue has ended: deliver it elsewhere.</returns>
    public bool TryPost(Turn turn)
    {
        bool schedule;
        lock (Gate)
        {
            if (HasEnded)
            {
                return false;
            }

            turn.Epoch = Host.Epoch;
            turn.Place = _places++;
            (turn.Interleaves || IsReentrant ? _free : _calls).Enqueue(turn);
            schedule = MustSchedule();
        }

        if (schedule)
        {
            Scheduler.Schedule(this);
        }

        return true;
    }

    /// <summary>Looks for calls that have waited too long, in a turn of its own, where there are any.</summary>
    /// <returns>False when there are none.</returns>
    public bool RequestSweep()
    {
        bool schedule;
        lock (Gate)
        {
            if (!HasCalls && RunningTurns == 0 && _awaiting.Count == 0)
            {
                return false;
            }

            _sweepWanted = true;
            schedule = MustSchedule();
        }

        if (schedule)
        {
            Scheduler.Schedule(this);
        }

        return true;
    }

    /// <summary>A turn that awaited has ended. In a turn of this queue.</summary>
    public void Ended(Turn turn, Task task)
    {
        _awaiting.Remove(turn);
        Settle(turn, task);
    }

    /// <summary>True when nothing will ever run here again. Under <see cref="TurnQueue.Gate"/>.</summary>
    protected abstract bool HasEnded { get; }

    /// <summary>A call has found no object.</summary>
    protected virtual void OnUnreceived()
    {
    }

    /// <summary>A turn has failed.</summary>
    protected virtual void OnFailed(Exception exception)
    {
    }

    /// <summary>A turn has ended.</summary>
    protected virtual void OnEnded()
    {
    }

    /// <inheritdoc/>
    protected override object? TakeMore()
    {
        if (_sweepWanted)
        {
            _sweepWanted = false;
            return Sweep;
        }

        if (!IsOpen)
        {
            return null;
        }

        var gated = _calls.TryPeek(out var turn) && MayStart(turn);
        return gated && (!_free.TryPeek(out var free) || turn!.Place < free.Place)
            ? _calls.Dequeue()
            : _free.TryDequeue(out free) ? free : null;
    }

    /// <inheritdoc/>
    protected override void Run(object item)
    {
        if (item is Turn turn)
        {
            Start(turn);
        }
        else if (ReferenceEquals(item, Sweep))
        {
            TimeOutOldCalls();
        }
    }

    /// <summary>Takes all calls that have not started. Under <see cref="TurnQueue.Gate"/>.</summary>
    protected Turn[] TakeCalls()
    {
        Turn[] calls = [.. _calls.Concat(_free).OrderBy(static turn => turn.Place)];
        _calls.Clear();
        _free.Clear();
        return calls;
    }

    private bool MayStart(Turn turn) =>
        _blocking == 0 || turn.IsSettled || (turn.ReadsOnly && _writing == 0);

    private void Start(Turn turn)
    {
        var target = Target;
        if (turn.IsSettled || (target is null && turn.TimeoutFor(Host) is null))
        {
            turn.Recycle(); // Its caller has gone, or there never was one.
            return;
        }

        if (target is null)
        {
            _awaiting.Add(turn); // Nobody answers; its caller times out.
            OnUnreceived();
            return;
        }

        CountRunning(turn, 1);
        Task? task;
        try
        {
            task = turn.Invoke(target);
        }
        catch (Exception exception)
        {
            task = Task.FromException(exception);
        }

        if (task is { IsCompleted: false })
        {
            _awaiting.Add(turn);
            turn.Await(this, task);
        }
        else
        {
            Settle(turn, task);
        }
    }

    private void Settle(Turn turn, Task? task)
    {
        if (task is { IsCompletedSuccessfully: false })
        {
            var exception = task.Exception?.InnerExceptions[0] ?? new TaskCanceledException(task);
            OnFailed(exception);
            turn.Fail(exception);
        }
        else
        {
            turn.Complete(task);
        }

        CountRunning(turn, -1);
        if (turn.IsUse)
        {
            LastUse = Host.Epoch;
        }

        turn.Recycle();
        OnEnded();
    }

    private void CountRunning(Turn turn, int step)
    {
        RunningTurns += step;
        if (!turn.Interleaves && !IsReentrant)
        {
            _blocking += step;
            _writing += turn.ReadsOnly ? 0 : step;
        }
    }

    private void TimeOutOldCalls()
    {
        List<Turn>? late = null;
        lock (Gate)
        {
            TakeOverdue(_calls, ref late);
            TakeOverdue(_free, ref late);
        }

        foreach (var turn in late ?? [])
        {
            turn.Fail(Late(turn, "has not started"));
            turn.Recycle();
        }

        // Searched anew each time: a failure may end others of these turns at once.
        while (_awaiting.Find(turn => !turn.IsSettled && Host.IsOverdue(turn)) is { } turn)
        {
            if (turn.IsAwaiting)
            {
                turn.Fail(Late(turn, "is still running"));
            }
            else
            {
                _awaiting.Remove(turn);
                turn.Fail(Late(turn, "has no receiver"));
                turn.Recycle();
            }
        }
    }

    private void TakeOverdue(Queue<Turn> turns, ref List<Turn>? late)
    {
        for (var left = turns.Count; left > 0; left--)
        {
            var turn = turns.Dequeue();
            if (Host.IsOverdue(turn))
            {
                (late ??= []).Add(turn);
            }
            else
            {
                turns.Enqueue(turn);
            }
        }
    }

    private TimeoutException Late(Turn turn, string state) =>
        new($"{(turn as GrainCall)?.Method.Name ?? "A turn"} of {Name} {state} after {turn.TimeoutFor(Host)}; "
            + "a call that waits for its own caller does that.");
}
