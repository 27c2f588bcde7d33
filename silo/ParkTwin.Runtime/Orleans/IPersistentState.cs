using Orleans.Core;

namespace Orleans.Runtime;

#pragma warning disable CA1040 // Orleans' own model.
/// <summary>
/// A state of a grain, injected into its constructor with <see cref="PersistentStateAttribute"/> and read before activation.
/// </summary>
public interface IPersistentState<TState> : IStorage<TState>;
#pragma warning restore CA1040
