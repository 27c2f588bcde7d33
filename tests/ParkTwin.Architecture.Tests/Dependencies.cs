using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ParkTwin.Architecture.Tests;

/// <summary>
/// What ParkTwin is made of: each package pinned, locked, used, and under a licence that fits. Known weaknesses need a feed's data and are
/// asked by <c>.ci/audit</c>.
/// </summary>
public sealed partial class Dependencies
{
    // Licences that Apache-2.0 software may be shipped with, or built by.
    private static readonly HashSet<string> Shipped =
    [
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "MS-PL OR Apache-2.0", "(MIT OR Apache-2.0)", "MS-PL", "Unlicense",
        "CC0-1.0", "PSF-2.0",
    ];

    private static readonly HashSet<string> Building = [.. Shipped, "MPL-2.0", "BlueOak-1.0.0", "CC-BY-4.0", "Python-2.0"];

    // Named for their version alone: packages that others bring, pinned to what is right.
    private static readonly Dictionary<string, string> PinnedOnly = new(StringComparer.Ordinal)
    {
        ["System.IO.Packaging"] = "DocumentFormat.OpenXml brings an older one",
        ["Microsoft.Orleans.Client"] = "for the hosts of a cluster, docs/decisions/0001",
        ["Microsoft.Orleans.TestingHost"] = "for the hosts of a cluster, docs/decisions/0001",
    };

    private static readonly string[] NodeProjects = ["web/client", "tests/clients"];

    private static IEnumerable<(string Name, string Version)> Pins =>
        from version in XDocument.Load(Path.Combine(House.Root, "Directory.Packages.props")).Descendants("PackageVersion")
        select ((string)version.Attribute("Include")!, (string)version.Attribute("Version")!);

    private static IEnumerable<string> Projects => House.Product.Append("tests").SelectMany(folder => House.Files(folder, ".csproj"));

    [Fact]
    public void Every_package_is_pinned_to_one_version() => House.None(
        from pin in Pins
        where !Exact().IsMatch(pin.Version) && pin.Version != "$(OrleansVersion)"
        select $"Directory.Packages.props: {pin.Name} {pin.Version}: name one version, such as 1.2.3.");

    [Fact]
    public void No_project_names_a_version_of_its_own() => House.None(
        from file in Projects
        from reference in XDocument.Load(file).Descendants("PackageReference")
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
        select $"{House.Name(file)}: {(string?)reference.Attribute("Include")} has a version: write it into Directory.Packages.props.");

    [Fact]
    public void No_pin_is_left_of_a_package_that_nobody_names()
    {
        var files = Projects.Append(Path.Combine(House.Root, "Directory.Build.props")).ToList();
        var named = files.SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Select(one => (string)one.Attribute("Include")!).ToHashSet(StringComparer.Ordinal);
        House.None(
            from pin in Pins
            where !named.Contains(pin.Name) && !PinnedOnly.ContainsKey(pin.Name)
            select $"Directory.Packages.props: {pin.Name} is used by no project: take it out.");
    }

    [Fact]
    public void Every_package_that_the_product_names_is_used_by_its_code() => House.None(
        from file in House.Product.SelectMany(folder => House.Files(folder, ".csproj"))
        let project = Path.GetFileNameWithoutExtension(file)
        let assets = Assets(file)
        where assets is not null
        let references = House.References(project)
        from reference in XDocument.Load(file).Descendants("PackageReference")
        where reference.Parent?.Attribute("Condition") is null
        let name = (string)reference.Attribute("Include")!
        where !Assemblies(assets, name).Any(references.Contains)
        select $"{House.Name(file)}: {name} is named and nothing of it is used: take it out.");

    [Fact]
    public void Packages_of_the_product_are_under_a_licence_that_fits() => House.None(
        from package in ShippedPackages()
        where !Shipped.Contains(package.Licence)
        select $"{package.Name} {package.Version} is under '{package.Licence}': see whether it may be shipped, and allow it here, or do without it.");

    [Fact]
    public void Packages_of_the_page_are_exact_locked_and_under_a_licence_that_fits() => House.None(
        NodeProjects.SelectMany(folder => Exactly(folder).Concat(Locked(folder))));

    [Fact]
    public void Packages_of_the_page_are_used_by_its_sources()
    {
        var client = Path.Combine(House.Root, "web/client");
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(client, "package.json")));
        var root = package.RootElement;
        var texts = Directory.EnumerateFiles(client, "*.*", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(Path.Combine(client, "src"), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".ts" or ".vue" or ".mjs" or ".css" or ".html" || Path.GetFileName(file).StartsWith("tsconfig", StringComparison.Ordinal))
            .Select(File.ReadAllText).Append(root.GetProperty("scripts").GetRawText()).ToList();
        House.None(
            from section in (string[])["dependencies", "devDependencies"]
            from one in root.GetProperty(section).EnumerateObject()
            let word = one.Name.StartsWith("@types/", StringComparison.Ordinal) ? one.Name["@types/".Length..] : one.Name
            where one.Name != "typescript" && !texts.Exists(text => text.Contains(word, StringComparison.Ordinal))
            select $"web/client/package.json: {one.Name} is named and nowhere imported: take it out.");
    }

    [Fact]
    public void The_list_of_licences_is_what_is_shipped()
    {
        var path = Path.Combine(House.Root, "docs/licences.md");
        var rows = ShippedPackages().Select(one => $"| {one.Name} | {one.Version} | {one.Licence} |")
            .Concat(PagePackages().Select(one => $"| {one.Name} (npm) | {one.Version} | {one.Licence} |"))
            .Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (Environment.GetEnvironmentVariable("PARKTWIN_ACCEPT") == "licences")
        {
            var head = File.ReadLines(path).TakeWhile(line => !line.StartsWith("|---", StringComparison.Ordinal));
            File.WriteAllLines(path, [.. head, "|---|---|---|", .. rows]);
        }

        var listed = File.ReadLines(path).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.True(rows.SequenceEqual(listed), "docs/licences.md is not what is shipped. Accept: PARKTWIN_ACCEPT=licences dotnet test "
            + $"tests/ParkTwin.Architecture.Tests --filter FullyQualifiedName~licences{Environment.NewLine}{string.Join(Environment.NewLine, rows.Except(listed))}");
    }

    private static IEnumerable<string> Exactly(string folder)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(House.Root, folder, "package.json")));
        return [.. from section in (string[])["dependencies", "devDependencies"]
                   where package.RootElement.TryGetProperty(section, out _)
                   from one in package.RootElement.GetProperty(section).EnumerateObject()
                   where !Exact().IsMatch(one.Value.GetString()!)
                   select $"{folder}/package.json: {one.Name} {one.Value}: name one version, such as 1.2.3."];
    }

    private static List<string> Locked(string folder)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(House.Root, folder, "package-lock.json")));
        List<string> faults = [];
        foreach (var package in file.RootElement.GetProperty("packages").EnumerateObject().Where(one => one.Name.Length > 0))
        {
            var licence = package.Value.TryGetProperty("license", out var said) ? said.GetString()! : "none";
            var builds = package.Value.TryGetProperty("dev", out _) || package.Value.TryGetProperty("optional", out _) || folder == "tests/clients";
            if (!package.Value.TryGetProperty("integrity", out _))
            {
                faults.Add($"{folder}/package-lock.json: {package.Name} has no integrity: run npm install again.");
            }

            if (!(builds ? Building : Shipped).Contains(licence))
            {
                faults.Add($"{folder}/package-lock.json: {package.Name} is under '{licence}': see whether it may be {(builds ? "built with" : "shipped")}.");
            }
        }

        return faults;
    }

    private static IEnumerable<(string Name, string Version, string Licence)> PagePackages()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(House.Root, "web/client/package-lock.json")));
        return [.. from one in file.RootElement.GetProperty("packages").EnumerateObject()
                   where one.Name.Length > 0 && !one.Value.TryGetProperty("dev", out _) && !one.Value.TryGetProperty("optional", out _)
                       && !one.Value.TryGetProperty("devOptional", out _)
                   let name = one.Name[(one.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..]
                   select (name, one.Value.GetProperty("version").GetString()!, one.Value.GetProperty("license").GetString()!)];
    }

    /// <summary>The packages that the web host is built with, from the restore of this build.</summary>
    private static IEnumerable<(string Name, string Version, string Licence)> ShippedPackages()
    {
        var assets = Assets(Path.Combine(House.Root, "web/ParkTwin.Web.csproj")) ?? throw new InvalidOperationException("web is not restored.");
        var root = assets.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(one => one.Name).ToList();
        return [.. from one in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
                   where one.Value.GetProperty("type").GetString() == "package" && one.Value.TryGetProperty("compile", out _)
                   let parts = one.Name.Split('/')
                   select (parts[0], parts[1], Licence(folders, parts[0], parts[1]))];
    }

    private static string Licence(List<string> folders, string name, string version)
    {
#pragma warning disable CA1308 // The folders of the package cache are in small letters.
        var id = name.ToLowerInvariant();
#pragma warning restore CA1308
        var file = folders.Select(folder => Path.Combine(folder, id, version, id + ".nuspec")).FirstOrDefault(File.Exists);
        var metadata = file is null ? null : XDocument.Load(file).Root?.Elements().FirstOrDefault(one => one.Name.LocalName == "metadata");
        string? Text(string element) => metadata?.Elements().FirstOrDefault(one => one.Name.LocalName == element)?.Value;
        return Text("license") ?? Text("licenseUrl") ?? "none";
    }

    private static JsonDocument? Assets(string project)
    {
        var file = Path.Combine(Path.GetDirectoryName(project)!, "obj/project.assets.json");
        return File.Exists(file) ? JsonDocument.Parse(File.ReadAllText(file)) : null;
    }

    /// <summary>The assemblies of a package and of what it brings.</summary>
    private static IEnumerable<string> Assemblies(JsonDocument assets, string package)
    {
        var target = assets.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        return from one in target.EnumerateObject()
               where one.Name.StartsWith(package + "/", StringComparison.OrdinalIgnoreCase) && one.Value.TryGetProperty("compile", out _)
               from file in one.Value.GetProperty("compile").EnumerateObject()
               select Path.GetFileNameWithoutExtension(file.Name);
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
