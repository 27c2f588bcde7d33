using System.Buffers;

namespace ParkTwin.Domain;

/// <summary>The one rule for ids of parks, enterprises and meters.</summary>
public static class IdText
{
    /// <summary>Longest id in characters: 64.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>True for 1 to 64 of ASCII letters, digits, '-', '_', '.', the first a letter or digit.</summary>
    public static bool IsValid(string? text) => text is { Length: >= 1 and <= MaxLength }
        && char.IsAsciiLetterOrDigit(text[0])
        && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>The sentence for a text that is no id.</summary>
    public static string Explain(string kind, string? text) =>
        $"'{text}' is not a {kind} id: use 1 to 64 of ASCII letters, digits, '-', '_' and '.', the first a letter or digit.";
}
