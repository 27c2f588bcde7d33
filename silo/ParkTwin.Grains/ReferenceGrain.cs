using System.Globalization;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains;

/// <summary>The reference data: a row of publications that only grows, so that what was computed with any version can be repeated.</summary>
public sealed class ReferenceGrain(
    [PersistentState("reference", GrainStorageNames.Files)] IPersistentState<ReferenceState> state,
    TimeProvider time) : Grain, IReferenceGrain
{
    /// <inheritdoc/>
    public async Task<ReferencePublication> Seed(string version, IReadOnlyList<ReferenceDocument> documents)
    {
        var known = state.State.Seeded;
        var prints = documents.ToDictionary(one => ReferenceWords.Of(one.Kind), one => one.Fingerprint(), StringComparer.Ordinal);
        var changed = documents.Where(one => known.GetValueOrDefault(ReferenceWords.Of(one.Kind)) != prints[ReferenceWords.Of(one.Kind)]);
        var seeded = new Dictionary<string, string>(known, StringComparer.Ordinal);
        foreach (var (word, print) in prints)
        {
            seeded[word] = print;
        }

        var news = Differing([.. changed], prints);
        var isFirst = state.State.Publications.Count == 0;
        if (!isFirst && news.Count == 0)
        {
            if (prints.Any(one => known.GetValueOrDefault(one.Key) != one.Value))
            {
                await WriteAsync(state.State.Publications, seeded);
            }

            return state.State.Publications[^1];
        }

        var publication = Next(FreeName(version), PublicationRules.Files, isFirst ? null : $"Files changed: {Names(news)}.", news);
        var faults = Check(publication);
        if (!faults.None)
        {
            throw new InvalidDataException(string.Join('\n', faults.All));
        }

        await WriteAsync([.. state.State.Publications, publication], seeded);
        return publication;
    }

    /// <inheritdoc/>
    public Task<string> Current() => state.State.Publications is [.., var newest]
        ? Task.FromResult(newest.Version)
        : throw new InvalidOperationException("There is no reference set yet: the silo takes the files at its start.");

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceDocument>?> Documents(string version)
    {
        var index = state.State.Publications.FindIndex(one => one.Version == version);
        return Task.FromResult<IReadOnlyList<ReferenceDocument>?>(index < 0 ? null : DocumentsAt(index));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferencePublication>> History() =>
        Task.FromResult<IReadOnlyList<ReferencePublication>>([.. state.State.Publications]);

    /// <inheritdoc/>
    public async Task<PublishReply> Publish(PublishRequest request)
    {
        var print = request.Document.Fingerprint();
        if (Earlier(request, print) is { } earlier)
        {
            return earlier;
        }

        var faults = new List<string>(PublicationRules.Faults(request));
        var version = request.Version
            ?? FreeName($"{time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{state.State.Publications.Count + 1}");
        var word = ReferenceWords.Of(request.Document.Kind);
        var publication = Next(
            version, request.By, request.Note, Differing([request.Document], new() { [word] = print }));
        faults.AddRange(Check(publication, request.Document).All);
        if (faults.Count > 0)
        {
            return new(null, faults);
        }

        await WriteAsync([.. state.State.Publications, publication], state.State.Seeded);
        return new(publication, []);
    }

    private static string Names(IReadOnlyList<ReferenceDocument> documents) =>
        string.Join(", ", documents.Select(one => $"{ReferenceWords.Of(one.Kind)}.json"));

    /// <summary>The answer for a request that was answered before, or whose name is taken; null for a new one.</summary>
    private PublishReply? Earlier(PublishRequest request, string print)
    {
        var all = state.State.Publications;
        if (request.Version is null)
        {
            return all is [.., var newest] && newest.By == request.By && newest.Note == request.Note
                && newest.Changed is [var only] && only.Kind == request.Document.Kind && only.Fingerprint() == print
                ? new(newest, [])
                : null;
        }

        var index = all.FindIndex(one => string.Equals(one.Version, request.Version, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            return null;
        }

        var same = all[index];
        if (same.Version == request.Version && same.By == request.By && same.Note == request.Note
            && DocumentsAt(index).Any(one => one.Kind == request.Document.Kind && one.Fingerprint() == print))
        {
            return new(same, []);
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(same.AtUnixMs).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new(null, [$"Version '{same.Version}' was published at {at} by {same.By}; a version never changes. Choose another name."]);
    }

    private ReferencePublication Next(string version, string by, string? note, IReadOnlyList<ReferenceDocument> changed) => new()
    {
        Version = version,
        Number = state.State.Publications.Count + 1,
        AtUnixMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
        By = by,
        Note = note,
        Changed = changed,
    };

    /// <summary>The documents that say something else than those in force.</summary>
    private List<ReferenceDocument> Differing(IReadOnlyList<ReferenceDocument> documents, Dictionary<string, string> prints)
    {
        var inForce = DocumentsAt(state.State.Publications.Count - 1).ToDictionary(one => one.Kind, one => one.Fingerprint());
        return [.. documents.Where(one => inForce.GetValueOrDefault(one.Kind) != prints[ReferenceWords.Of(one.Kind)])];
    }

    /// <summary>Reads the set that would be, with <paramref name="also"/> even where it is the one in force.</summary>
    private ReferenceFaults Check(ReferencePublication publication, ReferenceDocument? also = null)
    {
        var documents = DocumentsAt(state.State.Publications.Count - 1).ToDictionary(one => one.Kind);
        foreach (var document in also is null ? publication.Changed : [.. publication.Changed, also])
        {
            documents[document.Kind] = document;
        }

        var faults = new ReferenceFaults();
        ReferenceSetReader.Read(publication.Version, [.. documents.Values], faults);
        return faults;
    }

    /// <summary>The newest document of each kind up to a publication, in the order of the kinds.</summary>
    private List<ReferenceDocument> DocumentsAt(int index)
    {
        var documents = new SortedDictionary<ReferenceKind, ReferenceDocument>();
        for (var i = 0; i <= index; i++)
        {
            foreach (var document in state.State.Publications[i].Changed)
            {
                documents[document.Kind] = document;
            }
        }

        return [.. documents.Values];
    }

    private string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 2; state.State.Publications.Exists(one => string.Equals(one.Version, name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}.{i}");
        }

        return name;
    }

    /// <summary>Makes a state durable; where the disk refuses, the grain forgets it and reads what is there at its next call.</summary>
    private async Task WriteAsync(List<ReferencePublication> publications, Dictionary<string, string> seeded)
    {
        var before = state.State;
        state.State = new() { Publications = publications, Seeded = seeded };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
