using System.Text;

namespace ParkTwin.Domain.Access;

/// <summary>
/// What a password must be, after NIST SP 800-63B: long enough, not the user name, not one of those that everybody tries first. Any
/// character counts, nothing is demanded of its mixture, and no password grows old. What everybody tries is recognised by rule: known
/// words (also spelt with digits and signs), years and numbers in sequence, rows of the keyboard, and repetition each count as one
/// character, and at least <see cref="MinWeight"/> must remain.
/// </summary>
public static class PasswordRules
{
    /// <summary>Fewest characters: 12.</summary>
    public const int MinLength = 12;

    /// <summary>Most characters: 256.</summary>
    public const int MaxLength = 256;

    /// <summary>Fewest characters that remain when each guessable part counts as one: 8.</summary>
    public const int MinWeight = 8;

    private const int ShortestRun = 3;
    private const int FewestKinds = 5;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p", "qazwsxedcrfvtgbyhnujmikolp", "!@#$%^&*()", "!\"§$%&/()=", "!@#¥%……&*（）",
    ];

    private static readonly string[] Known =
    [
        "password", "passwort", "passwd", "passphrase", "pass", "secret", "mima", "parktwin", "park", "twin", "admin", "administrator",
        "root", "user", "guest", "test", "demo", "default", "system", "login", "signin", "welcome", "hello", "letmein", "changeme",
        "change", "access", "master", "super", "manager", "operator", "platform", "enterprise", "auditor", "screen", "energy", "carbon",
        "meter", "server", "computer", "internet", "google", "microsoft", "windows", "linux", "oracle", "database", "cisco", "huawei",
        "alibaba", "tencent", "iloveyou", "loveyou", "love", "lovely", "woaini", "woaiwojia", "aini", "nihao", "zhongguo", "china",
        "beijing", "shanghai", "hangzhou", "shenzhen", "guangzhou", "zhejiang", "linan", "qingshanhu", "dragon", "monkey", "tiger",
        "shadow", "sunshine", "princess", "football", "baseball", "basketball", "soccer", "hockey", "superman", "batman", "spiderman",
        "pokemon", "starwars", "trustno", "whatever", "freedom", "forever", "flower", "summer", "winter", "autumn", "spring",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "michael", "jordan", "jennifer", "jessica", "charlie",
        "thomas", "daniel", "andrew", "ashley", "nicole", "hunter", "ranger", "buster", "killer", "cookie", "pepper", "ginger",
        "cheese", "chocolate", "banana", "orange", "purple", "yellow", "silver", "golden", "diamond", "money", "lucky", "happy",
        "angel", "jesus", "heaven", "blessed", "company", "office", "private", "public", "temp", "temporary", "qwert", "asdf", "zxcv",
    ];

    // Longest first, so that "administrator" is one word and not "admin" with a rest.
    private static readonly string[] Words = [.. Known.OrderByDescending(word => word.Length)];

    /// <summary>The rule in one sentence, for people.</summary>
    public const string Rule = "a password has 12 to 256 characters, is not made of the user name, and is not one that everybody tries first "
        + "(well-known words, years, sequences, rows of the keyboard and repetition count as one character each, and 8 must remain)";

    /// <summary>Why a password is refused, a sentence each that does not repeat it; empty where it is taken.</summary>
    /// <param name="password">The password as it was typed.</param>
    /// <param name="user">The name it belongs to.</param>
    public static IReadOnlyList<string> Faults(string password, string user)
    {
        var length = password.EnumerateRunes().Count();
        if (length is < MinLength or > MaxLength || password.Length > 2 * MaxLength)
        {
            return [$"The password has {length} characters; use {MinLength} to {MaxLength}, any characters, blanks too."];
        }

        var plain = Fold(password);
        var name = Fold(user);
        var rest = name.Length == 0 ? plain : plain.Replace(name, "\u0001", StringComparison.Ordinal);
        if (rest != plain && rest.Length < MinWeight)
        {
            return ["The password is made of the user name; choose another."];
        }

        return Weight(plain, name) >= MinWeight
            ? []
            : ["The password is one of those that are tried first: it is made of well-known words, numbers in sequence, rows of the keyboard "
                + "or repetition. Choose one with more of its own; four unrelated words do well."];
    }

    /// <summary>Characters that remain when each guessable part counts as one.</summary>
    private static int Weight(string folded, string name)
    {
        var text = WithoutPeriod(folded);
        var weight = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var taken = TakeGuessable(text, at, name);
            var part = text.Substring(at, Math.Max(taken, 1));

            // What comes again is no news.
            weight += taken > 0 && !seen.Add(part) ? 0 : 1;
            at += part.Length;
        }

        return text.Distinct().Count() < FewestKinds ? 0 : weight;
    }

    /// <summary>Length of the guessable part that begins here; 0 for none.</summary>
    private static int TakeGuessable(string text, int at, string name)
    {
        var most = Math.Max(Same(text, at), Year(text, at));
        foreach (var row in Rows)
        {
            most = Math.Max(most, Run(text, at, row));
        }

        var word = Array.Find(Words, one => string.CompareOrdinal(text, at, one, 0, one.Length) == 0);
        most = Math.Max(most, word?.Length ?? 0);
        most = Math.Max(most, name.Length > 0 && string.CompareOrdinal(text, at, name, 0, name.Length) == 0 ? name.Length : 0);
        return most >= ShortestRun ? most : 0;
    }

    private static int Same(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == text[at])
        {
            end++;
        }

        return end - at;
    }

    private static int Year(string text, int at) =>
        at + 4 <= text.Length && text.AsSpan(at, 2) is "19" or "20" && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]) ? 4 : 0;

    /// <summary>How far the text follows a row, forwards or backwards.</summary>
    private static int Run(string text, int at, string row)
    {
        var most = 0;
        for (var from = row.IndexOf(text[at], StringComparison.Ordinal); from >= 0; from = row.IndexOf(text[at], from + 1))
        {
            foreach (var step in (ReadOnlySpan<int>)[1, -1])
            {
                var length = 0;
                for (var key = from; key >= 0 && key < row.Length && at + length < text.Length && text[at + length] == row[key]; key += step)
                {
                    length++;
                }

                most = Math.Max(most, length);
            }
        }

        return most;
    }

    /// <summary>A text that is one part over and over is that part.</summary>
    private static string WithoutPeriod(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return text[..period];
            }
        }

        return text;
    }

    /// <summary>Lower case, digits and signs that stand for letters within words as those letters, blanks and joints left out.</summary>
    private static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        var lower = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        for (var at = 0; at < lower.Length; at++)
        {
            var isBeside = (at > 0 && char.IsLetter(lower[at - 1])) || (at + 1 < lower.Length && char.IsLetter(lower[at + 1]));
            switch (lower[at])
            {
                case ' ' or '-' or '_' or '.':
                    break;
                case '@' or '4' when isBeside:
                    plain.Append('a');
                    break;
                case '0' when isBeside:
                    plain.Append('o');
                    break;
                case '$' or '5' when isBeside:
                    plain.Append('s');
                    break;
                case '3' when isBeside:
                    plain.Append('e');
                    break;
                default:
                    plain.Append(lower[at]);
                    break;
            }
        }

        return plain.ToString();
    }
}
