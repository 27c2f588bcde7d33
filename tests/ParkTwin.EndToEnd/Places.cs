namespace ParkTwin.EndToEnd;

/// <summary>Where the build has put things, and where tests leave theirs.</summary>
internal static class Places
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder that holds ParkTwin.sln.</summary>
    public static string Root { get; } = Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The web process, built in the same configuration as these tests.</summary>
    public static string WebAssembly { get; } =
        Path.Combine(Root, "web", "bin", Output.Parent!.Name, Output.Name, "ParkTwin.Web.dll");

    /// <summary>Pictures of the page.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "TestResults", "screenshots")).FullName;

    /// <summary>A program on the path, or null.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
