namespace ParkTwin.Ingest.Dispatch;

/// <summary>A latch that one loop waits on and any thread sets.</summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _waitedOn;
    private Task _waiting = Task.CompletedTask;

    /// <summary>Lets the waiter go on.</summary>
    public void Set() => Volatile.Read(ref _source).TrySetResult();

    /// <summary>Closes the latch again, if it was set.</summary>
    public void Reset()
    {
        var source = Volatile.Read(ref _source);
        if (source.Task.IsCompleted)
        {
            Interlocked.CompareExchange(ref _source, new(TaskCreationOptions.RunContinuationsAsynchronously), source);
        }
    }

    /// <summary>
    /// Completes when the latch is set, on the scheduler of the loop: a task that is combined with others must not be the source's
    /// own, whose completion would bring them to the thread pool. One for each time the latch is closed.
    /// </summary>
    public Task Waiting
    {
        get
        {
            var source = Volatile.Read(ref _source);
            if (!ReferenceEquals(source, _waitedOn))
            {
                (_waitedOn, _waiting) = (source, SetAsync(source));
            }

            return _waiting;
        }
    }

    private static async Task SetAsync(TaskCompletionSource source) => await source.Task;
}
