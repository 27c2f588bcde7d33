using System.Diagnostics;

namespace ParkTwin.Architecture.Tests;

/// <summary>No secret lies in the repository, and a planted one would be found.</summary>
public sealed class Secrets
{
    // What looks like a secret and is none, and why.
    private static readonly (string Path, string Text, string Reason)[] Excused =
    [
        ("tests/ParkTwin.Architecture.Tests/Secrets.cs", "abcdefghijkmnp", "the alphabet of the planted samples"),
        ("tests/ParkTwin.Faults/Twins/TwinClient.cs", "faults-Admin", "the administrator of twins that live for a run"),
        ("tests/ParkTwin.Mqtt.Tests/ClientTests.cs", "p%40ss:word@", "an address that is only taken apart"),
    ];

    [Fact]
    public void No_secret_is_in_the_tracked_tree() => House.None(
        from file in Tracked()
        let name = House.Name(file)
        from finding in SecretScan.Find(name, File.ReadAllBytes(file))
        where !Excused.Any(one => one.Path == name && finding.Text.Contains(one.Text, StringComparison.Ordinal))
        select $"{name}:{finding.Line}: {finding.Kind}: '{SecretScan.Masked(finding.Text)}': take it out and change it where it is in use; "
            + "what is no secret is excused in Secrets.cs with its reason.");

    [Fact]
    public void Every_excuse_is_still_needed() => House.None(
        from one in Excused
        let file = Path.Combine(House.Root, one.Path)
        where !File.Exists(file) || !SecretScan.Find(one.Path, File.ReadAllBytes(file)).Any(finding => finding.Text.Contains(one.Text, StringComparison.Ordinal))
        select $"{one.Path}: '{one.Text}' is excused and not found: take the excuse out.");

    /// <summary>Samples are put together at run time, so that they are not themselves in the tree.</summary>
    public static TheoryData<string, string> Planted()
    {
        var dice = new Random(20261121);
        string Letters(int count) => new([.. Enumerable.Range(0, count).Select(_ => "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"[dice.Next(56)])]);
        string Upper(int count) => new([.. Enumerable.Range(0, count).Select(_ => "ABCDEFGHJKLMNPQRSTUVWXYZ234567"[dice.Next(30)])]);
        return new()
        {
            { "settings.json", $"{{ \"pass{"word"}\": \"{Letters(14)}\" }}" },
            { "appsettings.yml", $"mqtt_pass{"wd"}: {Letters(12)}" },
            { "deploy.sh", $"export PARKTWIN__ADMIN__PASS{"WORD"}={Letters(16)}" },
            { "key.pem", $"-----BEGIN {"EC "}PRIVATE KEY-----\n{Letters(64)}\n-----END EC PRIVATE KEY-----" },
            { "notes.md", $"the token is gh{"p_"}{Letters(36)}" },
            { "cloud.cs", $"var id = \"AK{"IA"}{Upper(16)}\";" },
            { "Connect.cs", $"\"Host=db;Username=twin;Pass{"word"}={Letters(12)}7\"" },
            { "url.md", $"mqtts://gateway:{Letters(12)}@broker.example:8883" },
            { "Client.cs", $"Authorization: Bear{"er"} ey{"J"}{Letters(30)}.{Letters(40)}.{Letters(43)}" },
            { "High.cs", $"const string Value = \"{Letters(48)}\";" },
        };
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_secret_is_found(string file, string text)
    {
        var findings = SecretScan.Find(file, System.Text.Encoding.UTF8.GetBytes($"first line\n{text}\nlast line\n")).ToList();
        Assert.Contains(findings, finding => finding.Line >= 2);
    }

    [Theory]
    [InlineData("a.cs", "var password = request.Password;")]
    [InlineData("a.cs", "throw new ArgumentException(\"The password is too short: 12 characters at least.\");")]
    [InlineData("a.vue", "<input type=\"password\" autocomplete=\"current-password\" v-model=\"password\">")]
    [InlineData("a.md", "`PARKTWIN__ADMIN__PASSWORD` seeds the first administrator")]
    [InlineData("a.sh", "mosquitto_pub -u qsh/gw-1 -P \"$PASSWORD\" -t a")]
    [InlineData("package-lock.json", "\"integrity\": \"sha512-CXvKMFvM80ihI7Vox9jb+kQjnyjESQNPM+vB7U0Zz6TWuZA+Z/FL0QPMH300h33qJtIx+REeBhXqWOPW48TcAQ==\",")]
    public void What_only_speaks_of_secrets_is_left_alone(string file, string text) =>
        Assert.Empty(SecretScan.Find(file, System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>The files that git tracks; where there is no git, all that builds do not make.</summary>
    private static List<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z"])
        {
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
        })!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        var files = names.Select(name => Path.Combine(House.Root, name)).Where(File.Exists).ToList();
        Assert.True(files.Count > 100, "git names too few files to be this repository.");
        return files;
    }
}
