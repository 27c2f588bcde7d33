namespace ParkTwin.Simulators.Tests;

/// <summary>The folder of published readings beside the repository; tests that need it are skipped where it is not.</summary>
internal static class SharedData
{
    public static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            foreach (var place in new[] { "../shared/data", "shared/data" })
            {
                var folder = Path.GetFullPath(Path.Combine(at.FullName, place));
                if (File.Exists(Path.Combine(folder, "meters.csv")))
                {
                    return folder;
                }
            }
        }

        Assert.Skip("The published readings (shared/data beside the repository) are not here.");
        return "";
    }
}
