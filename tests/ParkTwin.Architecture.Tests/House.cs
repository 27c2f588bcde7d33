using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ParkTwin.Architecture.Tests;

/// <summary>The repository and the assemblies built from it.</summary>
internal static class House
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "dist", ".git", "TestResults", "artifacts"];

    /// <summary>The folder that holds ParkTwin.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folders whose sources are shipped.</summary>
    public static IReadOnlyList<string> Product { get; } = ["silo", "ingest", "web", "simulators"];

    /// <summary>Files below a folder of the repository, without what builds leave there.</summary>
    public static IEnumerable<string> Files(string folder, string extension)
    {
        var directory = Path.Combine(Root, folder);
        foreach (var file in Directory.EnumerateFiles(directory, "*" + extension))
        {
            yield return file;
        }

        foreach (var below in Directory.EnumerateDirectories(directory))
        {
            if (Skipped.Contains(Path.GetFileName(below)))
            {
                continue;
            }

            foreach (var file in Files(below, extension))
            {
                yield return file;
            }
        }
    }

    /// <summary>The path of a file within the repository.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>The ParkTwin assemblies that an assembly of the build refers to, from its metadata.</summary>
    public static IReadOnlyList<string> References(string assembly)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    /// <summary>The types of another assembly that an assembly of the build refers to.</summary>
    public static IReadOnlyList<string> TypesUsed(string assembly, string from)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        List<string> found = [];
        foreach (var type in metadata.TypeReferences.Select(metadata.GetTypeReference))
        {
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            {
                var scope = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
                if (metadata.GetString(scope.Name) == from)
                {
                    found.Add(metadata.GetString(type.Name));
                }
            }
        }

        return found;
    }

    /// <summary>Fails with every fault, one a line.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} to mend:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ParkTwin.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("No folder above the tests holds ParkTwin.sln.");
    }
}
