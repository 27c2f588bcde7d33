using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Domain.Reference;

/// <summary>The words of the reference documents.</summary>
public static class ReferenceWords
{
    private static readonly string[] Kinds =
        ["factors", "tariffs", "industry-means", "thresholds", "benchmarks", "schemes", "zones"];

    /// <summary>Every word, in the order of <see cref="ReferenceKind"/>.</summary>
    public static IReadOnlyList<string> All => Kinds;

    /// <summary>The word of a kind.</summary>
    public static string Of(ReferenceKind kind) => Kinds[(int)kind];

    /// <summary>Takes a word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReferenceKind kind)
    {
        var index = Array.IndexOf(Kinds, text);
        kind = (ReferenceKind)Math.Max(index, 0);
        return index >= 0;
    }
}
