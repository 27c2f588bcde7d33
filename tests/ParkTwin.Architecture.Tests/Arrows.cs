using System.Text.RegularExpressions;

namespace ParkTwin.Architecture.Tests;

/// <summary>Who may know whom. An arrow that is not here is a decision: draw it in docs/decisions first.</summary>
public sealed partial class Arrows
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["ParkTwin.Domain"] = [],
        ["ParkTwin.Runtime"] = [],
        ["ParkTwin.Contracts"] = ["ParkTwin.Domain", "ParkTwin.Runtime"],
        ["ParkTwin.Grains"] = ["ParkTwin.Contracts", "ParkTwin.Domain", "ParkTwin.Runtime"],
        ["ParkTwin.Storage"] = ["ParkTwin.Domain", "ParkTwin.Contracts", "ParkTwin.Runtime"],
        ["ParkTwin.Silo"] = ["ParkTwin.Grains", "ParkTwin.Storage", "ParkTwin.Contracts", "ParkTwin.Domain", "ParkTwin.Runtime"],
        ["ParkTwin.Mqtt"] = [],
        ["ParkTwin.Payloads"] = ["ParkTwin.Domain"],
        ["ParkTwin.Ingest"] =
            ["ParkTwin.Mqtt", "ParkTwin.Payloads", "ParkTwin.Contracts", "ParkTwin.Storage", "ParkTwin.Domain", "ParkTwin.Runtime"],
        ["ParkTwin.Simulators"] = ["ParkTwin.Mqtt", "ParkTwin.Domain"],
        ["ParkTwin.Web"] =
            ["ParkTwin.Silo", "ParkTwin.Ingest", "ParkTwin.Simulators", "ParkTwin.Contracts", "ParkTwin.Domain", "ParkTwin.Runtime"],
    };

    private static readonly string[] Pure = ["ParkTwin.Domain", "ParkTwin.Payloads"];

    // The one-process twin is put together through the parts' own composition; nothing else of them is the web's business.
    private static readonly Dictionary<string, string[]> Doors = new(StringComparer.Ordinal)
    {
        ["ParkTwin.Silo"] = ["HostApplicationBuilderExtensions", "SiloOptions", "DataUpkeep", "UpkeepRequest", "UpkeepVerb"],
        ["ParkTwin.Ingest"] = ["ServiceCollectionExtensions", "DeviceListenerExtensions", "IngestOptions", "TlsFiles"],
        ["ParkTwin.Simulators"] = ["DemoParkServices", "DemoParkOptions", "DemoPark", "DemoDeclaration"],
    };

    [Fact]
    public void Every_project_of_the_product_has_its_arrows_drawn()
    {
        var projects = House.Product.SelectMany(folder => House.Files(folder, ".csproj")).Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void Assemblies_know_only_whom_they_may() => House.None(
        from entry in Allowed
        from reference in House.References(entry.Key)
        where reference.StartsWith("ParkTwin.", StringComparison.Ordinal) && !entry.Value.Contains(reference)
        select $"{entry.Key} refers to {reference}: take the reference out, or move what is needed to where both may see it.");

    [Fact]
    public void Project_files_name_only_whom_they_may() => House.None(
        from file in House.Product.SelectMany(folder => House.Files(folder, ".csproj"))
        let project = Path.GetFileNameWithoutExtension(file)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        let reference = ProjectReference().Match(line.Text)
        where reference.Success && !Allowed[project].Contains(reference.Groups[1].Value)
        select $"{House.Name(file)}:{line.Number}: {project} refers to {reference.Groups[1].Value}: take the reference out.");

    [Fact]
    public void The_domain_and_the_payloads_refer_to_no_package() => House.None(
        from name in Pure
        from reference in House.References(name)
        where !reference.StartsWith("System.", StringComparison.Ordinal) && !Allowed[name].Contains(reference)
        select $"{name} refers to {reference}: it has no package, no I/O and no clock; let its caller hand it in.");

    [Fact]
    public void The_web_enters_the_other_hosts_by_their_doors() => House.None(
        from door in Doors
        from type in House.TypesUsed("ParkTwin.Web", door.Key)
        where !door.Value.Contains(type)
        select $"ParkTwin.Web uses {type} of {door.Key}: go through its Add… methods and the interfaces of ParkTwin.Contracts.");

    [Fact]
    public void What_crosses_a_grain_call_is_immutable() => House.None(
        from type in typeof(Contracts.IEnterpriseGrain).Assembly.GetTypes()
        let attributes = type.GetCustomAttributes(inherit: false).Select(one => one.GetType().Name).ToHashSet()
        where attributes.Contains("GenerateSerializerAttribute") && !type.IsEnum && !attributes.Contains("ImmutableAttribute")
            && !type.Name.EndsWith("Surrogate", StringComparison.Ordinal)
        select $"{type.FullName} crosses calls and is not [Immutable]: make it so, or calls within a process would have to copy it.");

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?(ParkTwin\.\w+)\.csproj""")]
    private static partial Regex ProjectReference();
}
