namespace ParkTwin.Simulation.Machine;

/// <summary>Virtual time: it stands while the processor works and moves to the next event when nothing else is to be done.</summary>
internal sealed class Clock(DateTimeOffset start, Trace trace)
{
    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private long _order;

    /// <summary>Ticks since the beginning; never goes back.</summary>
    public long Now { get; private set; }

    /// <summary>By how many ticks the wall clock of the host is ahead of the truth.</summary>
    public long WallOffset { get; set; }

    /// <summary>The truth.</summary>
    public DateTimeOffset True => start.AddTicks(Now);

    /// <summary>What the host believes.</summary>
    public DateTimeOffset Wall => start.AddTicks(Now + WallOffset);

    /// <summary>When the next event is due; null when there is none.</summary>
    public long? Next => _events.TryPeek(out _, out var due) ? due.At : null;

    /// <summary>Has something done later.</summary>
    public void In(TimeSpan time, Action action) => _events.Enqueue(action, (Now + Math.Max(0, time.Ticks), _order++));

    /// <summary>Has something done some milliseconds later.</summary>
    public void In(double milliseconds, Action action) => In(TimeSpan.FromMilliseconds(milliseconds), action);

    /// <summary>Moves to the next event and does it; false when there is none.</summary>
    public bool RunNext()
    {
        if (!_events.TryDequeue(out var action, out var due))
        {
            return false;
        }

        Now = Math.Max(Now, due.At);
        trace.Note(2, Now);
        action();
        return true;
    }
}
