namespace ParkTwin.Storage.Zones;

/// <summary>Finds the words somebody may have meant.</summary>
internal static class NearWords
{
    private const int LongestWord = 64;
    private const int ShortWord = 4;

    /// <summary>
    /// Up to three candidates within two edits, or a third of the word's length if that is more, nearest first; letter case
    /// costs nothing.
    /// </summary>
    public static IReadOnlyList<string> Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return [];
        }

        var limit = word.Length < ShortWord ? 1 : Math.Max(2, word.Length / 3); // Two neighbours swapped are two edits.
        return
        [
            .. candidates.Where(candidate => candidate.Length <= LongestWord)
                .Select(candidate => (Word: candidate, Distance: Distance(word, candidate)))
                .Where(pair => pair.Distance <= limit)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Word, StringComparer.Ordinal)
                .Select(pair => pair.Word)
                .Take(3),
        ];
    }

    /// <summary><c> Did you mean 'a' or 'b'?</c> with a leading space, or nothing.</summary>
    public static string Question(IReadOnlyList<string> words) => words.Count == 0
        ? ""
        : $" Did you mean {string.Join(" or ", words.Select(word => $"'{word}'"))}?";

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToUpperInvariant(left[line - 1]) == char.ToUpperInvariant(right[column - 1]);
                var cost = Math.Min(diagonal + (same ? 0 : 1), Math.Min(row[column], row[column - 1]) + 1);
                diagonal = row[column];
                row[column] = cost;
            }
        }

        return row[right.Length];
    }
}
