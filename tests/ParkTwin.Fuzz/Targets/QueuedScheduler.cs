using System.IO.Pipelines;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Keeps work until the one thread there is comes to it.</summary>
internal sealed class QueuedScheduler : PipeScheduler
{
    private readonly Queue<(Action<object?> Action, object? State)> _queue = [];

    public override void Schedule(Action<object?> action, object? state) => _queue.Enqueue((action, state));

    /// <summary>Does all of it.</summary>
    /// <returns>Whether there was any.</returns>
    public bool Drain()
    {
        var any = false;
        while (_queue.TryDequeue(out var work))
        {
            any = true;
            work.Action(work.State);
        }

        return any;
    }
}
