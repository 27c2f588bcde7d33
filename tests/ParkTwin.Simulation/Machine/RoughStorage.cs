using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ParkTwin.Simulation.Machine;

/// <summary>Grain state on the simulated disk, with refusals; and, under sabotage, with writes that are lost in silence.</summary>
internal sealed class RoughStorage(IGrainStorage storage, Random random, Func<bool> isRough, bool forgets) : IGrainStorage
{
    private readonly Dictionary<(string, string), string?> _lies = [];

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await storage.ReadStateAsync(stateName, grainId, grainState);
        _lies.Remove((stateName, grainId.ToString()));
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId.ToString());
        if (forgets && stateName == "enterprise" && random.Next(4) == 0)
        {
            _lies.TryAdd(key, grainState.ETag);
            (grainState.ETag, grainState.RecordExists) = ($"lie {random.Next()}", true);
            return;
        }

        if (_lies.Remove(key, out var real))
        {
            grainState.ETag = real;
        }

        var rough = isRough() ? random.Next(8) : 8;
        if (rough == 0)
        {
            throw new InconsistentStateException("Refused (simulated).", "another", grainState.ETag);
        }

        await storage.WriteStateAsync(stateName, grainId, grainState);
        if (rough == 1)
        {
            throw new InconsistentStateException("Written, and told otherwise (simulated).", "another", grainState.ETag);
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ClearStateAsync(stateName, grainId, grainState);
}
