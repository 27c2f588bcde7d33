using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Maps;

namespace ParkTwin.Grains;

/// <summary>Keeps the map of a park; a document that is not sound never takes the place of one that is.</summary>
public sealed class ParkMapGrain(
    [PersistentState("map", GrainStorageNames.Files)] IPersistentState<ParkMapState> state, TimeProvider time) : Grain, IParkMapGrain
{
    /// <inheritdoc/>
    public Task<StoredParkMap?> Read() => Task.FromResult(state.State.Map);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Keep(string document, string by)
    {
        var (_, faults) = ParkMapReader.Read(document);
        if (faults.Count > 0 || state.State.Map?.Document == document)
        {
            return faults;
        }

        var before = state.State;
        state.State = new() { Map = new StoredParkMap(document, by, time.GetUtcNow().ToUnixTimeMilliseconds()) };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Where the disk refuses, the grain forgets it and reads what is there at its next call.
            state.State = before;
            DeactivateOnIdle();
            throw;
        }

        return [];
    }
}
