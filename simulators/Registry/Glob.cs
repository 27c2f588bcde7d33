namespace ParkTwin.Simulators.Registry;

/// <summary>A pattern over meter ids: <c>*</c> is any run of characters, <c>?</c> is one; commas separate alternatives.</summary>
internal sealed class Glob(string pattern)
{
    private readonly string[] _alternatives = pattern.Split(
        ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True where an alternative covers the whole text.</summary>
    public bool Matches(string text) => Array.Exists(_alternatives, one => Matches(one, text));

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty && pattern[0] != '*')
        {
            if (text.IsEmpty || (pattern[0] != '?' && pattern[0] != text[0]))
            {
                return false;
            }

            pattern = pattern[1..];
            text = text[1..];
        }

        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        for (var skip = 0; skip <= text.Length; skip++)
        {
            if (Matches(pattern[1..], text[skip..]))
            {
                return true;
            }
        }

        return false;
    }
}
