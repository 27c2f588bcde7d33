using System.Globalization;

namespace ParkTwin.Faults.Twins;

/// <summary>What the system says of a process.</summary>
internal static class ProcessFigures
{
    /// <summary>Resident memory, MB.</summary>
    public static double ResidentMb(int process) => Kilobytes(process, "VmRSS:") / 1024.0;

    /// <summary>Greatest resident memory since its start, MB.</summary>
    public static double PeakMb(int process) => Kilobytes(process, "VmHWM:") / 1024.0;

    /// <summary>Threads.</summary>
    public static int Threads(int process) => (int)Kilobytes(process, "Threads:");

    /// <summary>Open descriptors.</summary>
    public static int Handles(int process) => Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count();

    /// <summary>Processor time used, s.</summary>
    public static double ProcessorSeconds(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }

    /// <summary>Bytes of the files below a folder; what goes meanwhile counts nothing.</summary>
    public static long BytesBelow(string folder)
    {
        long bytes = 0;
        if (Directory.Exists(folder))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                bytes += LengthOf(file);
            }
        }

        return bytes;
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static long Kilobytes(int process, string name)
    {
        foreach (var line in File.ReadLines($"/proc/{process}/status"))
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                return long.Parse(line[name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException($"/proc/{process}/status has no {name}");
    }
}
