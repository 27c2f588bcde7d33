using System.Globalization;
using System.Runtime.InteropServices;

namespace ParkTwin.Faults.Reports;

/// <summary>The machine, in a line.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_073_741_824.0;
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({model ?? RuntimeInformation.ProcessArchitecture.ToString()}), {memory:0} GiB, "
            + $"Linux {Environment.OSVersion.Version.ToString(2)}, .NET {Environment.Version}");
    }
}
