namespace ParkTwin.Ingest.Dispatch;

/// <summary>A latch that one loop waits on and any thread sets.</summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

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

    /// <summary>Completes when the latch is set.</summary>
    public Task Waiting => Volatile.Read(ref _source).Task;
}
