using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Domain.Reference;

/// <summary>The words of the reference documents.</summary>
public static class ReferenceWords
{
    private static readonly string[] Kinds =
        ["factors", "tariffs", "industry-means", "thresholds", "benchmarks", "schemes", "zones"];

    private static readonly string[] Confidences = ["confirmed", "calculated", "check", "not-found"];

    /// <summary>Every word, in the order of <see cref="ReferenceKind"/>.</summary>
    public static IReadOnlyList<string> All => Kinds;

    /// <summary>The word of a kind.</summary>
    public static string Of(ReferenceKind kind) => Kinds[(int)kind];

    /// <summary>The word of a confidence: <c>confirmed</c>, <c>calculated</c>, <c>check</c>, <c>not-found</c>.</summary>
    public static string Of(FactorConfidence confidence) => Confidences[(int)confidence];

    /// <summary>Takes a word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReferenceKind kind)
    {
        var index = Array.IndexOf(Kinds, text);
        kind = (ReferenceKind)Math.Max(index, 0);
        return index >= 0;
    }
}
