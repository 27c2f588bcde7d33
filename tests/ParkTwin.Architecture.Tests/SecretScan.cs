using System.Text;
using System.Text.RegularExpressions;

namespace ParkTwin.Architecture.Tests;

/// <summary>Looks for secrets in a file: known forms of keys and tokens, assignments of a constant to a password, and texts that are too random.</summary>
internal static partial class SecretScan
{
    private const int LeastRandomLength = 40;
    private const double MostEntropy = 4.3;

    // Digests and coordinates are random and no secrets; binary formats have no lines.
    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".woff2", ".xlsx", ".gz", ".bin", ".ptq"];
    private static readonly string[] Locks = ["package-lock.json", "packages.lock.json"];

    private static readonly (string Kind, Regex Pattern)[] Forms =
    [
        ("a private key", PrivateKey()),
        ("an access key", AccessKey()),
        ("a token", Token()),
        ("a signed token", SignedToken()),
        ("a password in an address", Address()),
    ];

    /// <summary>The findings of a file.</summary>
    public static IEnumerable<(int Line, string Kind, string Text)> Find(string name, byte[] bytes)
    {
        if (Binary.Contains(Path.GetExtension(name)) || Locks.Contains(Path.GetFileName(name)) || bytes.AsSpan().Contains((byte)0))
        {
            return [];
        }

        return Encoding.UTF8.GetString(bytes).Split('\n').SelectMany((line, at) => Lines(line).Select(one => (at + 1, one.Kind, one.Text)));
    }

    /// <summary>A finding as it may be shown.</summary>
    public static string Masked(string text) => text.Length <= 8 ? "********" : text[..4] + new string('*', Math.Min(12, text.Length - 4));

    private static IEnumerable<(string Kind, string Text)> Lines(string line)
    {
        foreach (var (kind, pattern) in Forms)
        {
            if (pattern.Match(line) is { Success: true } match && !(match.Groups["value"] is { Success: true, Value: var value } && IsPlaceholder(value)))
            {
                yield return (kind, match.Value);
            }
        }

        foreach (Match match in Assignment().Matches(line))
        {
            var value = match.Groups["value"].Value;
            if (!IsPlaceholder(value) && LooksChosen(value))
            {
                yield return ("a password that is assigned", value);
            }
        }

        foreach (Match match in Quoted().Matches(line))
        {
            var value = match.Groups[1].Value;
            if (value.Length >= LeastRandomLength && !Digest().IsMatch(value) && Entropy(value) > MostEntropy && HasEveryKind(value))
            {
                yield return ("a random text", value);
            }
        }
    }

    /// <summary>Names of variables, options and placeholders are no secrets.</summary>
    private static bool IsPlaceholder(string value) => Placeholder().IsMatch(value);

    /// <summary>Words of prose and of code have no digit in them; what people choose as passwords and machines make has.</summary>
    private static bool LooksChosen(string value) =>
        value.Length >= 8 && !value.Contains(' ', StringComparison.Ordinal) && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);

    private static bool HasEveryKind(string value) => value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower);

    private static double Entropy(string text) =>
        -text.GroupBy(c => c).Select(group => (double)group.Count() / text.Length).Sum(share => share * Math.Log2(share));

    [GeneratedRegex(@"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b(?:AKIA|ASIA|LTAI)[0-9A-Z]{12,20}\b")]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"\b(?:gh[pousr]_[0-9A-Za-z]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[baprs]-[\w-]{10,}|npm_[0-9A-Za-z]{30,}|sk-[\w-]{20,}|oy2[a-z0-9]{43})")]
    private static partial Regex Token();

    [GeneratedRegex(@"\bey[JK][\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}")]
    private static partial Regex SignedToken();

    [GeneratedRegex(@"\b[a-z][a-z+]{2,8}://[^\s/:@""'{}<>$\[\]]+:(?<value>[^\s/@""'{}<>$\[\]]{6,})@")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?i)(?:password|passwd|passphrase|secret|api[_-]?key|access[_-]?key|client[_-]?secret|auth[_-]?token)""?'?\s*(?:=|:|=>)\s*[""']?(?<value>[^\s""',;<>(){}\[\]$&|]+)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"[""'`]([A-Za-z0-9+/=_-]{40,})[""'`]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:sha\d+-.*|[0-9a-f]{40,128}|[0-9A-F]{40,128})$")]
    private static partial Regex Digest();

    [GeneratedRegex(@"(?i)^(?:\*+|x+|\.{3}|…|your.*|example.*|changeme|secret|password|\w+\.\w[\w.]*|[a-z]+[A-Z]\w*\(.*)$")]
    private static partial Regex Placeholder();
}
