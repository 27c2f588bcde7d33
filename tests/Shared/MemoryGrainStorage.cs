using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ParkTwin.Tests;

/// <summary>Grain state in memory, as JSON, fenced by ETags that count the writes of each record.</summary>
public sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, string Grain), (string Json, long Version)> _records = new();

    /// <summary>Awaited before every operation; null for nothing.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>Number of records.</summary>
    public int Count => _records.Count;

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await (Before?.Invoke("read") ?? Task.CompletedTask);
        var exists = _records.TryGetValue((stateName, grainId.ToString()), out var record);
        grainState.State = exists ? JsonSerializer.Deserialize<T>(record.Json) : Activator.CreateInstance<T>();
        grainState.ETag = exists ? record.Version.ToString(CultureInfo.InvariantCulture) : null;
        grainState.RecordExists = exists;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await (Before?.Invoke("write") ?? Task.CompletedTask);
        var key = (stateName, grainId.ToString());
        var json = JsonSerializer.Serialize(grainState.State);
        lock (_records)
        {
            var version = Check(key, grainState.ETag) + 1;
            _records[key] = (json, version);
            grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
        }
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await (Before?.Invoke("clear") ?? Task.CompletedTask);
        var key = (stateName, grainId.ToString());
        lock (_records)
        {
            Check(key, grainState.ETag);
            _records.TryRemove(key, out _);
        }

        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private long Check((string State, string Grain) key, string? etag)
    {
        var version = _records.TryGetValue(key, out var record) ? record.Version : 0;
        var stored = version == 0 ? null : version.ToString(CultureInfo.InvariantCulture);
        return stored == etag
            ? version
            : throw new InconsistentStateException($"State {key.State} of {key.Grain} was written by another.", stored, etag);
    }
}
