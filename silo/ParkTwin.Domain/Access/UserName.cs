using System.Buffers;

namespace ParkTwin.Domain.Access;

/// <summary>The rule for names that people and programs sign in with; the name a person reads is another field.</summary>
public static class UserName
{
    /// <summary>Longest name in characters: 64.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.@");

    /// <summary>The sentence for a text that is no user name.</summary>
    public const string Rule = "use 1 to 64 of ASCII letters, digits, '-', '_', '.' and '@', the first a letter or digit; case does not matter.";

    /// <summary>
    /// Brings a name to the form in which accounts are found: lower case, without blanks around it. False where it is no user name.
    /// </summary>
    public static bool TryFold(string? text, out string folded)
    {
        folded = text is { Length: <= 256 } ? text.Trim().ToLowerInvariant() : string.Empty;
        return folded.Length is >= 1 and <= MaxLength && char.IsAsciiLetterOrDigit(folded[0]) && !folded.AsSpan().ContainsAnyExcept(Allowed);
    }
}
