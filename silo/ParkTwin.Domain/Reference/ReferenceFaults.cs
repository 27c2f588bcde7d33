namespace ParkTwin.Domain.Reference;

/// <summary>Collects what is wrong with reference documents, so that all of it is said at once.</summary>
public sealed class ReferenceFaults
{
    private readonly List<string> _all = [];

    /// <summary>The sentences, each with the document, the place, the value and what is allowed.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>True when nothing is wrong.</summary>
    public bool None => _all.Count == 0;

    /// <summary>Adds a sentence.</summary>
    public void Add(ReferenceKind kind, string place, string sentence) =>
        _all.Add($"{ReferenceWords.Of(kind)}.json {place}: {sentence}");
}
