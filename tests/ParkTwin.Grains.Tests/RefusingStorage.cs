using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;

namespace ParkTwin.Grains.Tests;

/// <summary>The storage of a data directory whose disk refuses a write that a test names.</summary>
internal sealed class RefusingStorage : IGrainStorage
{
    private FileGrainStorage? _files;

    /// <summary>Writes of the state of that name that still succeed; null refuses none.</summary>
    public (string State, int Left)? Refuse { get; set; }

    public void Register(IServiceCollection services, string dataDirectory) =>
        services.AddKeyedSingleton<IGrainStorage>(FileGrainStorage.ProviderName, (provider, _) =>
        {
            _files = new FileGrainStorage(provider.GetRequiredService<IFileSystem>(), dataDirectory);
            return this;
        });

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        _files!.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Refuse is { } refuse && refuse.State == stateName)
        {
            if (refuse.Left == 0)
            {
                throw new IOException("No space left on device (scripted).");
            }

            Refuse = (stateName, refuse.Left - 1);
        }

        return _files!.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        _files!.ClearStateAsync(stateName, grainId, grainState);
}
