namespace Orleans.Core;

/// <summary>One stored state of one grain, typed.</summary>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory; a new one when nothing is stored.</summary>
    TState State { get; set; }
}
