using System.Text.RegularExpressions;

namespace ParkTwin.Architecture.Tests;

/// <summary>Links within the repository lead somewhere.</summary>
public sealed partial class DocumentLinks
{
    [Fact]
    public void Every_link_between_documents_resolves() => House.None(
        from file in House.Files(".", ".md").Distinct()
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        from Match match in Link().Matches(line.Text)
        let target = Uri.UnescapeDataString(match.Groups[1].Value.Split('#')[0])
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, target))
        where !File.Exists(path) && !Directory.Exists(path)
        select $"{House.Name(file)}:{line.Number}: the link {target} leads nowhere: mend or remove it.");

    [Fact]
    public void Every_documented_path_in_code_exists() => House.None(
        from file in House.Product.SelectMany(folder => House.Files(folder, ".cs"))
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        from Match match in DocumentPath().Matches(line.Text)
        where !File.Exists(Path.Combine(House.Root, match.Value))
        select $"{House.Name(file)}:{line.Number}: {match.Value} does not exist: write it, or name another.");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bdocs/[\w./-]+\.md\b")]
    private static partial Regex DocumentPath();
}
