namespace ParkTwin.Runtime;

/// <summary>Runs turns on the thread pool, near the thread that caused them.</summary>
internal sealed class ThreadPoolTurnScheduler : ITurnScheduler
{
    public static ThreadPoolTurnScheduler Instance { get; } = new();

    // At 1 µs a turn that is a good time slice, and the cost of a run is spread thin.
    public int TurnsPerRun => 64;

    public bool RepliesAreRuns => false;

    public void Schedule(IThreadPoolWorkItem run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: true);
}
