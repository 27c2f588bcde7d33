using System.Collections.Concurrent;

namespace ParkTwin.Ingest.Devices;

/// <summary>
/// Derives keys of passwords, one at a time, on a thread of its own with low priority: however many devices come back at once, the
/// endpoint goes on. The queue is bounded.
/// </summary>
internal sealed class PasswordLane(string name, int capacity) : IDisposable
{
    private readonly BlockingCollection<(Func<bool> Check, TaskCompletionSource<bool> Done)> _queue = new(capacity);
    private readonly Lock _gate = new();
    private Thread? _thread;

    /// <summary>Runs a check when its turn comes; null where too many wait.</summary>
    public Task<bool>? TryRun(Func<bool> check)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_queue.IsAddingCompleted || !_queue.TryAdd((check, done)))
        {
            return null;
        }

        lock (_gate)
        {
            if (_thread is null)
            {
                _thread = new Thread(Run) { Name = name, IsBackground = true, Priority = ThreadPriority.BelowNormal };
                _thread.Start();
            }
        }

        return done.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.CompleteAdding();

    private void Run()
    {
        foreach (var (check, done) in _queue.GetConsumingEnumerable())
        {
            try
            {
                done.SetResult(check());
            }
#pragma warning disable CA1031 // Whatever a check throws is its caller's; the lane goes on.
            catch (Exception fault)
            {
                done.SetException(fault);
            }
#pragma warning restore CA1031
        }
    }
}
