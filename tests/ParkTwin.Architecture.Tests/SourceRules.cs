using System.Text.RegularExpressions;

namespace ParkTwin.Architecture.Tests;

/// <summary>What a machine can see in the sources of how we write.</summary>
public sealed partial class SourceRules
{
    // 130 is what .editorconfig asks of everyone; from here on a reader has to scroll.
    private const int MostColumns = 160;
    private const int MostLines = 410;
    private const int MostMethodLines = 60;

    private static readonly (Regex Pattern, string Advice)[] Banned =
    [
        (new Regex(@"\bDateTime(Offset)?\.(Utc)?Now\b"), "take a TimeProvider in the constructor"),
        (new Regex(@"\bTask\.Run\("), "make it asynchronous to the ground, or give it a thread of its own"),
        (new Regex(@"\)\.Result\b|\.Wait\(\)|\.GetAwaiter\(\)\.GetResult\(\)"), "await it"),
        (new Regex(@"\basync void\b"), "return a Task"),
        (new Regex(@"\bThread\.Sleep\("), "wait for what is meant to happen"),
        (new Regex(@"\b(TODO|FIXME|HACK)\b"), "do it, or open an issue"),
        (new Regex(@"\bNotImplementedException\b"), "build it, or leave the member away"),
        (new Regex(@"#region\b"), "make it a type of its own"),
    ];

    // What is right where it stands, and why.
    private static readonly (string File, string Call, string Reason)[] Excused =
    [
        ("silo/ParkTwin.Runtime/", ".GetAwaiter().GetResult()", "the scheduler reads what has ended on its own thread"),
        ("silo/ParkTwin.Storage/Journals/JournalWriter.cs", "Thread.Sleep(", "a thread of its own; timers are coarser than the floor"),
    ];

    [Fact]
    public void Banned_calls_and_words_are_not_used() => House.None(
        from file in Sources()
        from line in Lines(file)
        from rule in Banned
        let match = rule.Pattern.Match(WithoutComment(line.Text))
        where match.Success && !Excused.Any(one => House.Name(file).StartsWith(one.File, StringComparison.Ordinal) && one.Call == match.Value)
        select $"{House.Name(file)}:{line.Number}: {match.Value} is banned: {rule.Advice}.");

    [Fact]
    public void No_catch_is_empty() => House.None(
        from file in Sources()
        let text = File.ReadAllText(file)
        from Match match in EmptyCatch().Matches(text)
        select $"{House.Name(file)}:{text.AsSpan(0, match.Index).Count('\n') + 1}: an empty catch: say what is expected there, or let it through.");

    [Fact]
    public void A_file_holds_one_public_type() => House.None(
        from file in Sources()
        let types = Lines(file).Where(line => PublicType().IsMatch(line.Text)).ToList()
        where types.Count > 1
        select $"{House.Name(file)}:{types[1].Number}: a second public type: give it a file of its own.");

    [Fact]
    public void Files_are_short() => House.None(
        from file in Sources()
        let count = File.ReadLines(file).Count()
        where count >= MostLines
        select $"{House.Name(file)}:{count}: {count} lines; 400 is asked: the file has two jobs, part them.");

    [Fact]
    public void Lines_are_short() => House.None(
        from file in Sources()
        from line in Lines(file)
        where line.Text.Length > MostColumns && !LongLiteral().IsMatch(line.Text)
        select $"{House.Name(file)}:{line.Number}: {line.Text.Length} columns; at most {MostColumns}: break the line.");

    [Fact]
    public void Methods_fit_one_screen() => House.None(
        from file in Sources().Concat(House.Files("tests", ".cs"))
        from method in Methods(file)
        where method.Length > MostMethodLines
        select $"{House.Name(file)}:{method.Number}: a method of {method.Length} lines; at most {MostMethodLines}: name its parts.");

    [Fact]
    public void Names_say_what_a_thing_is() => House.None(
        from file in Sources()
        let name = Path.GetFileNameWithoutExtension(file)
        where VagueName().IsMatch(name)
        select $"{House.Name(file)}:1: {name}: if no better name comes, the thing has two jobs.");

    [Fact]
    public void Namespaces_are_file_scoped() => House.None(
        from file in Sources()
        from line in Lines(file)
        where line.Text.StartsWith("namespace ", StringComparison.Ordinal) && !line.Text.EndsWith(';')
        select $"{House.Name(file)}:{line.Number}: write the namespace with a semicolon.");

    private static IEnumerable<string> Sources() => House.Product.SelectMany(folder => House.Files(folder, ".cs"));

    private static IEnumerable<(string Text, int Number)> Lines(string file) => File.ReadLines(file).Select((text, index) => (text, index + 1));

    private static string WithoutComment(string line)
    {
        var comment = line.IndexOf("// ", StringComparison.Ordinal);
        var documentation = line.TrimStart().StartsWith("///", StringComparison.Ordinal);
        var kept = documentation ? string.Empty : comment < 0 ? line : line[..comment];

        // Words that promise work are looked for in comments too.
        return Promise().IsMatch(line) ? line : kept;
    }

    /// <summary>Bodies that open and close with a brace on the same column below a line with a parameter list.</summary>
    private static IEnumerable<(int Number, int Length)> Methods(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 1; i < lines.Length; i++)
        {
            var indent = lines[i].Length - 1;
            if (indent is not (4 or 8) || lines[i][indent] != '{' || lines[i].AsSpan(0, indent).ContainsAnyExcept(' '))
            {
                continue;
            }

            var end = Array.FindIndex(lines, i, line => line.Length == indent + 1 && line[indent] == '}' && line.AsSpan(0, indent).Trim().IsEmpty);
            var head = lines[i - 1].TrimStart();
            if (end > i && head.EndsWith(')') && !head.Contains("=>", StringComparison.Ordinal) && !NotMethod().IsMatch(head))
            {
                yield return (i, end - i - 1);
            }
        }
    }

    [GeneratedRegex(@"catch\b[^{;]*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:class|struct|record|interface|enum|delegate)\b")]
    private static partial Regex PublicType();

    // A text of a hundred characters, a raw text, or an address, cannot be broken without harm.
    [GeneratedRegex(@"""[^""]{100,}""|""""""|https?://")]
    private static partial Regex LongLiteral();

    [GeneratedRegex(@"(Manager|Helpers?|Utils?|Utilit(y|ies)|Common)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Promise();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum|namespace)\b|^(if|for|foreach|while|switch|lock|using|catch|fixed|else)\b")]
    private static partial Regex NotMethod();
}
