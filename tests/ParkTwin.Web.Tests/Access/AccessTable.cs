using System.Text;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Tests.Access;

public sealed class AccessTable
{
    private const string Begin = "<!-- table -->\n";
    private const string End = "<!-- end of table -->";

    [Fact]
    public async Task The_table_of_rights_in_the_documents_is_the_products_own()
    {
        var path = Path.Combine(Root, "docs", "access.md");
        var text = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("PARKTWIN_ACCESS") == "write")
        {
            await File.WriteAllTextAsync(path, text[..from] + Table() + text[to..], TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(Table(), text[from..to]);
    }

    [Fact]
    public void An_auditor_changes_nothing_and_an_administrator_may_all()
    {
        AccessRight[] changes =
        [
            AccessRight.ChangeRegistry, AccessRight.Declare, AccessRight.LockReports, AccessRight.WorkOnFlags, AccessRight.AnswerFlags,
            AccessRight.CommentOnFlags, AccessRight.PublishReference, AccessRight.ManageDevices, AccessRight.ManageAccounts,
            AccessRight.ManageScreens, AccessRight.WorkOnAlarms,
        ];
        Assert.All(changes, right => Assert.False(AccessRules.Allows(Role.Auditor, right)));
        Assert.All(changes, right => Assert.False(AccessRules.Allows(Role.Screen, right)));
        Assert.All(Enum.GetValues<AccessRight>(), right => Assert.True(AccessRules.Allows(Role.Admin, right)));
        Assert.All(Enum.GetValues<AccessRight>().Except([.. changes, AccessRight.OwnAccount]), right => Assert.True(AccessRules.Allows(Role.Auditor, right)));
    }

    private static string Table()
    {
        var roles = Enum.GetValues<Role>();
        var table = new StringBuilder("| right | ").AppendJoin(" | ", roles.Select(AccessWords.Of)).Append(" |\n|---|")
            .AppendJoin(string.Empty, roles.Select(_ => "---|")).Append('\n');
        foreach (var right in Enum.GetValues<AccessRight>())
        {
            table.Append("| ").Append(AccessWords.Of(right)).Append(" | ")
                .AppendJoin(" | ", roles.Select(role => AccessRules.Allows(role, right) ? "✓" : "·")).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory!.FullName, "ParkTwin.sln")))
            {
                directory = directory.Parent;
            }

            return directory.FullName;
        }
    }
}
