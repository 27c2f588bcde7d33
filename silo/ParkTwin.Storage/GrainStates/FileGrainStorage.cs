using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using ParkTwin.Storage.Blocks;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.GrainStates;

/// <summary>
/// Grain states in files under <c>state/</c> of the data directory: one per grain and state name, replaced as a whole, so that a
/// crash leaves the state before or the state after (<c>docs/formats/files.md</c>). A write or clear with an ETag that is not the
/// stored one is refused. Safe for concurrent use; different grains do not wait for each other's disk for long.
/// </summary>
public sealed class FileGrainStorage : IGrainStorage
{
    /// <summary>Name of its directory in the data directory.</summary>
    public const string DirectoryName = "state";

    /// <summary>Name under which grains ask for it.</summary>
    public const string ProviderName = "files";

    private const int Turns = 1024;
    private const int LongestName = 240;
    internal const string Suffix = ".state";
    private readonly IFileSystem _files;
    private readonly string _directory;
    private readonly JsonSerializerOptions _json;
    private readonly Func<ulong> _nonce;
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Directories whose names are durable, with the count of failures at that time: a failure makes each of them doubtful.</summary>
    private readonly ConcurrentDictionary<string, int> _settled = new(StringComparer.Ordinal);
    private int _failures;

    /// <summary>A storage in a data directory.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="json">How states are written; null takes <see cref="GrainStateJson"/>.</param>
    /// <param name="nonce">Source of the ETags' random part; null takes the system's. A simulation passes a seeded one.</param>
    public FileGrainStorage(
        IFileSystem files, string dataDirectory, JsonSerializerOptions? json = null, Func<ulong>? nonce = null)
    {
        (_files, _directory, _json) = (files, Path.Combine(dataDirectory, DirectoryName), json ?? GrainStateJson.Options);
        _nonce = nonce ?? (() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))));
    }

    /// <summary>
    /// Reads a state; a grain without one gets a new <typeparamref name="T"/>. What it gives is durable: the reader tells the journal
    /// what may be forgotten.
    /// </summary>
    /// <exception cref="IOException">The disk refused.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or of another format; the message names it and the cure.
    /// </exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var place = PlaceOf(stateName, grainId);
        if (await ReadSettledAsync(place) is not { } file)
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
            return;
        }

        var (etag, range) = StateFile.Read(place.Path, file, place.Name);
        try
        {
            grainState.State = JsonSerializer.Deserialize<T>(file.AsSpan(range), _json);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The grain state '{place.Path}' does not fit {typeof(T).Name}: {exception.Message} "
                + "Start the version that wrote it.", exception);
        }

        (grainState.ETag, grainState.RecordExists) = (etag.ToString(), true);
    }

    /// <summary>Writes a state; durable when the task completes.</summary>
    /// <exception cref="InconsistentStateException">
    /// The stored state is not the one this was read from; another activation wrote it.
    /// </exception>
    /// <exception cref="IOException">The disk refused; the stored state is the one before or this one.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var place = PlaceOf(stateName, grainId);
        var json = JsonSerializer.SerializeToUtf8Bytes(grainState.State, _json);
        var turn = TurnOf(place);
        await turn.WaitAsync();
        try
        {
            var stored = await CheckEtagAsync(place, grainState.ETag);
            var etag = new StateEtag((stored?.Number ?? 0) + 1, _nonce());
            await _files.CreateDirectoryAsync(place.Directory);
            await _files.WriteAtomicallyAsync(place.Path, StateFile.Write(etag, place.Name, json));
            (grainState.ETag, grainState.RecordExists) = (etag.ToString(), true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _failures);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Removes a state; durable when the task completes.</summary>
    /// <exception cref="InconsistentStateException">The stored state is not the one this was read from.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var place = PlaceOf(stateName, grainId);
        var turn = TurnOf(place);
        await turn.WaitAsync();
        try
        {
            if (await CheckEtagAsync(place, grainState.ETag) is not null)
            {
                await _files.DeleteAsync(place.Path);
                await _files.FlushDirectoryAsync(place.Directory);
            }

            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Puts a state that is damaged beside its place (<c>.damaged-…</c>), where nobody reads it: the grain then begins anew. For a state
    /// that can be made again.
    /// </summary>
    /// <returns>Where it lies now; null when the state is whole or there is none.</returns>
    public async Task<string?> SetAsideAsync(string stateName, GrainId grainId, DateTimeOffset now)
    {
        var place = PlaceOf(stateName, grainId);
        if (await _files.ReadAllOrNullAsync(place.Path) is not { } file)
        {
            return null;
        }

        try
        {
            StateFile.Read(place.Path, file, place.Name);
            return null;
        }
        catch (InvalidDataException)
        {
            var aside = string.Create(CultureInfo.InvariantCulture, $"{place.Path}.damaged-{now:yyyyMMddHHmmss}");
            await _files.RenameAsync(place.Path, aside);
            await _files.FlushDirectoryAsync(place.Directory);
            return aside;
        }
    }

    /// <summary>
    /// Reads a file whose name is durable. A write that failed, or a life that ended, between the renaming and the flush of the
    /// directory leaves a state that reads well and may be gone after a power cut; hence no read in the midst of a write.
    /// </summary>
    private async ValueTask<byte[]?> ReadSettledAsync(Place place)
    {
        var turn = TurnOf(place);
        await turn.WaitAsync();
        try
        {
            var file = await _files.ReadAllOrNullAsync(place.Path);
            var failures = Volatile.Read(ref _failures);
            if (file is not null && (!_settled.TryGetValue(place.Directory, out var at) || at != failures))
            {
                await _files.FlushDirectoryAsync(place.Directory);
                _settled[place.Directory] = failures;
            }

            return file;
        }
        finally
        {
            turn.Release();
        }
    }

    private async ValueTask<StateEtag?> CheckEtagAsync(Place place, string? held)
    {
        var file = await _files.ReadAllOrNullAsync(place.Path);
        StateEtag? stored = file is null ? null : StateFile.Read(place.Path, file, place.Name).Etag;
        if (stored?.ToString() == held)
        {
            return stored;
        }

        throw new InconsistentStateException(
            $"The state {place.Name.Replace('\n', ' ')} was written by another activation: "
            + $"stored is {stored?.ToString() ?? "nothing"}, this one holds {held ?? "nothing"}.", stored?.ToString(), held);
    }

    private Place PlaceOf(string stateName, GrainId grainId)
    {
        var (type, key) = (grainId.Type.ToString()!, grainId.Key.ToString()!);
        var shard = (StableHash(key) & 0xff).ToString("x2", CultureInfo.InvariantCulture);
        var directory = Path.Combine(_directory, FileKeys.NameOf(type), shard);
        var file = $"{FileKeys.NameOf(key)}.{FileKeys.NameOf(stateName)}";
        var path = Path.Combine(directory, (file.Length > LongestName ? FileKeys.NameOf(file) : file) + Suffix);
        return new(directory, path, $"{grainId}\n{stateName}");
    }

    private SemaphoreSlim TurnOf(Place place) => _turns[StableHash(place.Path) % Turns];

    private static uint StableHash(string text)
    {
        var hash = 2166136261u;
        unchecked
        {
            foreach (var character in text)
            {
                hash = (hash ^ character) * 16777619u; // FNV-1a, the same in every process.
            }
        }

        return hash;
    }

    private readonly record struct Place(string Directory, string Path, string Name);
}
