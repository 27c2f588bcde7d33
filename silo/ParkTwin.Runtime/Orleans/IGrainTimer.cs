namespace Orleans.Runtime;

/// <summary>A timer of a grain; disposing ends it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets a new due time and period; within a tick they hold from its end.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
