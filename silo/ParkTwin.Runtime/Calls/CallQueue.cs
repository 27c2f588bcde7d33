namespace ParkTwin.Runtime;

/// <summary>A queue of calls to one object: by default the next starts when the one before has ended, awaits included.</summary>
internal abstract class CallQueue(GrainHost host, string name) : TurnQueue(host.Scheduler)
{
    private static readonly object Sweep = new();

    private readonly Queue<Turn> _calls = new();
    private readonly List<Turn> _awaiting = [];
    private bool _sweepWanted;
    private int _writing;

    /// <summary>What hosts it.</summary>
    public GrainHost Host { get; } = host;

    /// <summary>Whose calls these are, for messages.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    protected override bool HasMore => _sweepWanted || _calls.Count > 0;

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
    protected bool HasCalls => _calls.Count > 0;

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
            if (IsOpen && (turn.Interleaves || IsReentrant))
            {
                schedule = AddReady(turn);
            }
            else
            {
                _calls.Enqueue(turn);
                schedule = MustSchedule();
            }
        }

        if (schedule)
        {
            Scheduler.Schedule(this);
        }

        return true;
    }

    /// <summary>Looks for calls that have waited too long, in a turn of its own, where there are any.</summary>
    public virtual void RequestSweep()
    {
        bool schedule;
        lock (Gate)
        {
            if (_calls.Count == 0 && RunningTurns == 0 && _awaiting.Count == 0)
            {
                return;
            }

            _sweepWanted = true;
            schedule = MustSchedule();
        }

        if (schedule)
        {
            Scheduler.Schedule(this);
        }
    }

    /// <summary>A turn that awaited has ended. In a turn of this queue.</summary>
    public void Ended(Turn turn, Task task)
    {
        _awaiting.Remove(turn);
        Settle(turn, task);
    }

    /// <summary>True when nothing will ever run here again. Under <see cref="TurnQueue.Gate"/>.</summary>
    protected abstract bool HasEnded { get; }

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

        return IsOpen && _calls.TryPeek(out var turn) && MayStart(turn) ? _calls.Dequeue() : null;
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
        Turn[] calls = [.. _calls];
        _calls.Clear();
        return calls;
    }

    private bool MayStart(Turn turn) =>
        RunningTurns == 0 || turn.IsSettled || turn.Interleaves || IsReentrant || (turn.ReadsOnly && _writing == 0);

    private void Start(Turn turn)
    {
        if (turn.IsSettled)
        {
            turn.Recycle(); // Its caller has gone.
            return;
        }

        if (Target is not { } target)
        {
            _awaiting.Add(turn); // Nobody answers; its caller times out.
            return;
        }

        RunningTurns++;
        _writing += turn.ReadsOnly ? 0 : 1;
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

        RunningTurns--;
        _writing -= turn.ReadsOnly ? 0 : 1;
        if (turn.IsUse)
        {
            LastUse = Host.Epoch;
        }

        turn.Recycle();
        OnEnded();
    }

    private void TimeOutOldCalls()
    {
        List<Turn>? late = null;
        lock (Gate)
        {
            for (var left = _calls.Count; left > 0; left--)
            {
                var turn = _calls.Dequeue();
                if (Host.IsOverdue(turn))
                {
                    (late ??= []).Add(turn);
                }
                else
                {
                    _calls.Enqueue(turn);
                }
            }
        }

        foreach (var turn in late ?? [])
        {
            turn.Fail(Late(turn, "has not started"));
            turn.Recycle();
        }

        for (var index = _awaiting.Count - 1; index >= 0; index--)
        {
            var turn = _awaiting[index];
            if (turn.IsSettled || !Host.IsOverdue(turn))
            {
                continue;
            }

            turn.Fail(Late(turn, turn.IsAwaiting ? "is still running" : "has no receiver"));
            if (!turn.IsAwaiting)
            {
                _awaiting.RemoveAt(index);
                turn.Recycle();
            }
        }
    }

    private TimeoutException Late(Turn turn, string state) =>
        new($"{(turn as GrainCall)?.Method.Name ?? "A turn"} of {Name} {state} after {turn.TimeoutFor(Host)}; a call that waits for its own caller does that.");
}
