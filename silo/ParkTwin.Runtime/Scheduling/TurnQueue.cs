using System.Runtime.ExceptionServices;

namespace ParkTwin.Runtime;

/// <summary>
/// A mailbox whose items run one at a time, on whatever thread the scheduler gives, and which is the
/// <see cref="TaskScheduler"/> of
/// everything that runs in it: what awaits in a turn resumes as a later turn of the same queue.
/// </summary>
internal abstract class TurnQueue(ITurnScheduler scheduler) : TaskScheduler, IThreadPoolWorkItem
{
    private static readonly Action<object?> RunTurnsOf = static queue => ((TurnQueue)queue!).RunTurns();

    [ThreadStatic]
    private static TurnQueue? _running;

    private readonly Queue<object> _ready = new();
    private object? _first;
    private bool _scheduled;

    /// <summary>The queue whose turn runs on this thread; null outside turns.</summary>
    public static TurnQueue? Running => _running;

    /// <inheritdoc/>
    public sealed override int MaximumConcurrencyLevel => 1;

    /// <summary>Where runs go.</summary>
    protected ITurnScheduler Scheduler { get; } = scheduler;

    /// <summary>Guards the queues.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>True when no continuation waits. Read under <see cref="Gate"/>.</summary>
    protected bool NothingReady => _ready.Count == 0;

    /// <summary>True when <see cref="TakeMore"/> may find something. Under <see cref="Gate"/>.</summary>
    protected virtual bool HasMore => false;

    /// <summary>Runs as many turns as one run may.</summary>
    public void Execute()
    {
        lock (Gate)
        {
            _first = Take();
            if (_first is null)
            {
                _scheduled = false;
                return;
            }
        }

        // A task that runs here makes this queue TaskScheduler.Current for everything below; one per run, not one per turn.
        var run = new Task(RunTurnsOf, this);
        run.RunSynchronously(this);
        if (run.Exception is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault.InnerExceptions[0]); // Turns keep theirs: this is a fault of the runtime itself.
        }
    }

    /// <inheritdoc/>
    protected sealed override void QueueTask(Task task)
    {
        bool schedule;
        lock (Gate)
        {
            schedule = AddReady(task);
        }

        if (schedule)
        {
            Scheduler.Schedule(this);
        }
    }

    /// <inheritdoc/>
    protected sealed override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        (ReferenceEquals(task.AsyncState, this) || (!taskWasPreviouslyQueued && ReferenceEquals(_running, this)))
        && TryExecuteTask(task);

    /// <inheritdoc/>
    protected sealed override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate)
        {
            return [.. _ready.OfType<Task>()];
        }
    }

    /// <summary>Adds an item that may run at once. Under <see cref="Gate"/>.</summary>
    /// <returns>True when the caller must schedule this queue, outside the lock.</returns>
    protected bool AddReady(object item)
    {
        _ready.Enqueue(item);
        return MustSchedule();
    }

    /// <summary>Marks this queue as scheduled. Under <see cref="Gate"/>.</summary>
    /// <returns>True when the caller must schedule this queue, outside the lock.</returns>
    protected bool MustSchedule()
    {
        var schedule = !_scheduled;
        _scheduled = true;
        return schedule;
    }

    /// <summary>Takes the next item that may start now, other than what is ready. Under <see cref="Gate"/>.</summary>
    protected virtual object? TakeMore() => null;

    /// <summary>Runs an item that is no continuation. Must not throw.</summary>
    protected virtual void Run(object item)
    {
    }

    private object? Take() => _ready.TryDequeue(out var item) ? item : TakeMore();

    private void RunTurns()
    {
        var outer = _running;
        _running = this;
        var item = _first;
        _first = null;
        var again = false;
        for (var left = Scheduler.TurnsPerRun; item is not null; left--)
        {
            if (item is Task task)
            {
                TryExecuteTask(task);
            }
            else
            {
                Run(item);
            }

            lock (Gate)
            {
                item = left > 1 ? Take() : null;
                _scheduled = item is not null || (left <= 1 && (_ready.Count > 0 || HasMore));
                again = item is null && _scheduled;
            }
        }

        _running = outer;
        if (again)
        {
            Scheduler.Schedule(this);
        }
    }
}
