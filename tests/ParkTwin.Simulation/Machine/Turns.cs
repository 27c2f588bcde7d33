using System.IO.Pipelines;
using ParkTwin.Runtime;

namespace ParkTwin.Simulation.Machine;

/// <summary>
/// All threads of one simulated process: whatever can run waits here, and a seed picks what runs next. Grains' turns, continuations
/// and the pipes' callbacks are alike. What comes from another thread is a leak, and fails the run.
/// </summary>
internal sealed class Turns : TaskScheduler, ITurnScheduler
{
    private readonly List<object> _ready = [];
    private readonly Random _random;
    private readonly Trace _trace;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private bool _dead;

    public Turns(Random random, Trace trace)
    {
        (_random, _trace) = (random, trace);
        Pipes = new PipeTurns(this);
    }

    /// <summary>What pipes complete on.</summary>
    public PipeScheduler Pipes { get; }

    /// <summary>Where something was scheduled from another thread; null while all is well.</summary>
    public string? Intruder { get; private set; }

    /// <summary>True when something can run.</summary>
    public bool HasWork => _ready.Count > 0;

    /// <summary>Turns run so far.</summary>
    public long Count { get; private set; }

    public override int MaximumConcurrencyLevel => 1;

    public int TurnsPerRun => 1;

    public bool RepliesAreRuns => true;

    /// <summary>Runs one thing.</summary>
    public void RunOne()
    {
        var at = _random.Next(_ready.Count);
        var item = _ready[at];
        _ready[at] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        _trace.Note(1, at + ((long)_ready.Count << 16));
        Count++;
        if (item is Task task)
        {
            TryExecuteTask(task);
        }
        else
        {
            ((IThreadPoolWorkItem)item).Execute();
        }
    }

    /// <summary>The process is no more: nothing of it runs again.</summary>
    public void Kill()
    {
        _dead = true;
        _ready.Clear();
    }

    /// <summary>Starts work of the process.</summary>
    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Has something done by the process.</summary>
    public void Post(Action<object?> work, object? state) =>
        Task.Factory.StartNew(work, state, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    public void Schedule(IThreadPoolWorkItem run) => Add(run);

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready.OfType<Task>();

    private void Add(object item)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            Intruder ??= Environment.StackTrace;
            return;
        }

        if (!_dead)
        {
            _ready.Add(item);
        }
    }

    private sealed class PipeTurns(Turns turns) : PipeScheduler
    {
        public override void Schedule(Action<object?> action, object? state) => turns.Post(action, state);
    }
}
