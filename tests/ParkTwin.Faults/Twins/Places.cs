namespace ParkTwin.Faults.Twins;

/// <summary>Where the build has put things.</summary>
internal static class Places
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder that holds ParkTwin.sln.</summary>
    public static string Root { get; } = Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The web process, built in the same configuration.</summary>
    public static string Web { get; } = Path.Combine(Root, "web", "bin", Output.Parent!.Name, Output.Name, "ParkTwin.Web.dll");

    /// <summary>This assembly, which can also stand in for the twin with an altered disk or clock.</summary>
    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "ParkTwin.Faults.dll");

    /// <summary>Where each run leaves its result.</summary>
    public static string Results { get; } = Path.Combine(Root, "tests", "ParkTwin.Faults", "results");

    /// <summary>A program on the path, or null.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
