namespace ParkTwin.Runtime;

/// <summary>
/// Decides where and in which order turns run: the one seam between grains and threads. The default is the thread pool;
/// <see cref="SeededTurnScheduler"/> runs everything on one thread in an order that a seed fixes.
/// </summary>
public interface ITurnScheduler
{
    /// <summary>Greatest number of turns of one grain in one run, 1 or more. A run that stops there is scheduled again.</summary>
    int TurnsPerRun { get; }

    /// <summary>
    /// True when replies are runs of their own. False hands a reply over within the turn that made it, and its receiver
    /// continues on its own scheduler: the thread pool where it has none.
    /// </summary>
    bool RepliesAreRuns { get; }

    /// <summary>Executes a run once, soon, after this call returned. Called from any thread.</summary>
    void Schedule(IThreadPoolWorkItem run);
}
