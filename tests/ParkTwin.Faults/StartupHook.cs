using System.Globalization;

#pragma warning disable CA1050 // The runtime looks for this very name, outside of any namespace.

/// <summary>
/// Loaded by the runtime into the unchanged twin where <c>DOTNET_STARTUP_HOOKS</c> names this assembly: tells a file, once a second, what
/// only the process itself knows of its memory.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("PARKTWIN_FAULTS_PROBE") is { } file)
        {
            new Thread(() => Tell(file)) { IsBackground = true, Name = "faults-probe" }.Start();
        }
    }

    private static void Tell(string file)
    {
        for (var second = 0; ; second++)
        {
            if (second % 10 == 0)
            {
                GC.Collect(); // Only what is held counts: the collector lets garbage lie for long where memory abounds.
            }

            var heap = GC.GetGCMemoryInfo(GCKind.FullBlocking).HeapSizeBytes;
            var line = string.Create(CultureInfo.InvariantCulture, $"{heap} {GC.CollectionCount(2)} {GC.GetTotalAllocatedBytes()}");
            File.WriteAllText(file + ".new", line);
            File.Move(file + ".new", file, overwrite: true);
            Thread.Sleep(1_000);
        }
    }
}
