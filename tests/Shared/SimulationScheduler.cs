namespace ParkTwin.Testing;

/// <summary>Runs tasks on the calling thread, one at a time, in the order a seed picks or first come first served.</summary>
internal sealed class SimulationScheduler(Random? random = null) : TaskScheduler
{
    private readonly List<Task> _queue = [];

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs one queued task; false when there is none.</summary>
    public bool RunOne()
    {
        Task task;
        lock (_queue)
        {
            if (_queue.Count == 0)
            {
                return false;
            }

            var at = random?.Next(_queue.Count) ?? 0;
            task = _queue[at];
            _queue.RemoveAt(at);
        }

        TryExecuteTask(task);
        return true;
    }

    /// <summary>Runs until nothing is queued.</summary>
    public void RunUntilIdle()
    {
        while (RunOne())
        {
        }
    }

    /// <summary>Starts work on this scheduler and runs until it is done; its exception is thrown here.</summary>
    /// <exception cref="InvalidOperationException">Everything came to rest and the work is not done.</exception>
    public T Run<T>(Func<Task<T>> work, Action? whenIdle = null)
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();
        for (var idle = 0; !task.IsCompleted && idle < 10_000;)
        {
            if (!RunOne())
            {
                idle++;
                whenIdle?.Invoke();
            }
        }

        return task.IsCompleted
            ? task.GetAwaiter().GetResult()
            : throw new InvalidOperationException("Everything is at rest and the work is not done.");
    }

    /// <inheritdoc cref="Run{T}(Func{Task{T}}, Action?)"/>
    public void Run(Func<Task> work, Action? whenIdle = null) => Run(
        async () =>
        {
            await work();
            return 0;
        },
        whenIdle);

    protected override void QueueTask(Task task)
    {
        lock (_queue)
        {
            _queue.Add(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _queue;
}
