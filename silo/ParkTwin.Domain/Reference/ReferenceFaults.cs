using System.Globalization;
using System.Text.Json;

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

    /// <summary>Adds that a document is no JSON, with line and byte counted from 1.</summary>
    internal void AddNotJson(ReferenceKind kind, JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var problem = end < 0 ? fault.Message : fault.Message[..end];
        var place = string.Create(CultureInfo.InvariantCulture, $"line {(fault.LineNumber ?? 0) + 1}, byte {(fault.BytePositionInLine ?? 0) + 1}");
        Add(kind, place, $"this is not JSON. {problem} Comments and trailing commas are not allowed.");
    }
}
