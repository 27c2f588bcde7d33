using ParkTwin.Contracts;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>The reference data that comes with the twin, as version v1, and what is published after it; kept in memory.</summary>
internal sealed class FakeReference : IReferenceGrain, IReferenceSets
{
    private readonly List<ReferencePublication> _history = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, ReferenceSet?> _read = new(StringComparer.Ordinal);

    public FakeReference() => Add("v1", "files", null,
    [
        .. ReferenceWords.All
            .Select(word => (word, path: Path.Combine(AppContext.BaseDirectory, "Reference", word + ".json")))
            .Where(file => File.Exists(file.path))
            .Select(file => new ReferenceDocument(ReferenceWords.TryParse(file.word, out var kind) ? kind : default, File.ReadAllText(file.path))),
    ]);

    public Task<ReferencePublication> Seed(string version, IReadOnlyList<ReferenceDocument> documents) => Task.FromResult(_history[0]);

    public string Newest => _history[^1].Version;

    public Task<string> Current() => Task.FromResult(Newest);

    public Task<IReadOnlyList<ReferenceDocument>?> Documents(string version)
    {
        var until = _history.FindIndex(one => one.Version == version);
        return Task.FromResult<IReadOnlyList<ReferenceDocument>?>(until < 0 ? null : Until(until + 1));
    }

    public Task<IReadOnlyList<ReferencePublication>> History() => Task.FromResult<IReadOnlyList<ReferencePublication>>(_history);

    public Task<PublishReply> Publish(PublishRequest request)
    {
        var faults = new ReferenceFaults();
        var rest = Until(_history.Count).Where(one => one.Kind != request.Document.Kind);
        var version = request.Version ?? $"v{_history.Count + 1}";
        if (ReferenceSetReader.Read(version, [.. rest, request.Document], faults) is null)
        {
            return Task.FromResult(new PublishReply(null, faults.All));
        }

        Add(version, request.By, request.Note, [request.Document]);
        return Task.FromResult(new PublishReply(_history[^1], []));
    }

    public async Task<ReferenceSet> CurrentAsync() => (await FindAsync(await Current()))!;

    public async Task<ReferenceSet?> FindAsync(string version)
    {
        if (!_read.TryGetValue(version, out var set) && await Documents(version) is { } documents)
        {
            _read[version] = set = ReferenceSetReader.Read(version, documents, new ReferenceFaults());
        }

        return set;
    }

    private ReferenceDocument[] Until(int count) =>
        [.. _history.Take(count).SelectMany(one => one.Changed).GroupBy(one => one.Kind).Select(kind => kind.Last())];

    private void Add(string version, string by, string? note, IReadOnlyList<ReferenceDocument> changed) => _history.Add(new()
    {
        Version = version,
        Number = _history.Count + 1,
        AtUnixMs = Fakes.Reports.Now.ToUnixTimeMilliseconds(),
        By = by,
        Note = note,
        Changed = changed,
    });
}
