using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// Where persistent states rest. Each call sets <see cref="IGrainState{T}.ETag"/> and <see cref="IGrainState{T}.RecordExists"/>
/// to
/// what the storage holds afterwards.
/// </summary>
public interface IGrainStorage
{
    /// <summary>Reads a state; leaves a new one where nothing is stored.</summary>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="ReadStateAsync{T}(string, GrainId, IGrainState{T})"/>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ReadStateAsync(stateName, grainId, grainState);

    /// <summary>Writes a state.</summary>
    /// <exception cref="InconsistentStateException">
    /// The stored version is not the one in <paramref name="grainState"/>.
    /// </exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="WriteStateAsync{T}(string, GrainId, IGrainState{T})"/>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        WriteStateAsync(stateName, grainId, grainState);

    /// <summary>Removes a state.</summary>
    /// <exception cref="InconsistentStateException">
    /// The stored version is not the one in <paramref name="grainState"/>.
    /// </exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="ClearStateAsync{T}(string, GrainId, IGrainState{T})"/>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);
}
