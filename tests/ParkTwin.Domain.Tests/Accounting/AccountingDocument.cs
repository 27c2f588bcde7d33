using System.Text.RegularExpressions;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary><c>docs/accounting.md</c> has a row for every figure and every note, and none for what does not exist.</summary>
public sealed partial class AccountingDocument
{
    private static readonly List<Account> Accounts =
    [
        Firm.Tv1().Account(TestFactors.WithPrimary),
        .. Enumerable.Range(0, 400).Select(Random),
    ];

    [Fact]
    public void Every_figure_has_a_row()
    {
        var rows = Rows("## Figures", "## Completeness").Select(Pattern).ToList();
        var without = Keys().Where(key => !rows.Exists(row => row.IsMatch(key))).ToList();
        Assert.True(without.Count == 0, $"docs/accounting.md has no row for {string.Join(", ", without)}: add one.");
    }

    [Fact]
    public void Every_row_has_a_figure()
    {
        var keys = Keys().ToList();
        var without = Rows("## Figures", "## Completeness").Where(row => !keys.Exists(Pattern(row).IsMatch)).ToList();
        Assert.True(without.Count == 0, $"No account has {string.Join(", ", without)}: remove the row of docs/accounting.md.");
    }

    [Fact]
    public void Every_note_has_a_row()
    {
        var rows = Rows("## Notes", "## Why").ToHashSet(StringComparer.Ordinal);
        var without = Accounts.Concat([Accountant.Sum(ParkId.Parse("p"), [Accounts[0]])]).SelectMany(account => account.Notes)
            .Select(note => note.Code).Distinct().Where(code => !rows.Contains(code)).ToList();
        Assert.True(without.Count == 0, $"docs/accounting.md has no row for the notes {string.Join(", ", without)}: add one.");
    }

    private static Account Random(int seed)
    {
        var random = new Random(seed);
        return RandomPark.Firm(random, RandomPark.Period(random), "e").Account(TestFactors.WithPrimary, (FactorScope)random.Next(3));
    }

    private static IEnumerable<string> Keys() => Accounts.SelectMany(account => account.Figures.Keys).Distinct();

    private static IEnumerable<string> Rows(string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "accounting.md"));
        var start = text.IndexOf(from, StringComparison.Ordinal);
        var part = text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
        return Row().Matches(part).Select(match => match.Groups[1].Value);
    }

    private static Regex Pattern(string row) => new("^" + Placeholder().Replace(Regex.Escape(row), "[^.]+") + "$");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ParkTwin.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("ParkTwin.sln is not above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\\\{\w+\}")]
    private static partial Regex Placeholder();
}
