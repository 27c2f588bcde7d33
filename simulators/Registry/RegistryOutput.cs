using ParkTwin.Domain;

namespace ParkTwin.Simulators.Registry;

/// <summary>Writes registry files for the command line.</summary>
internal static class RegistryOutput
{
    /// <summary>
    /// Writes to a file, whole or not at all, or to the standard output for <c>-</c>; says what it wrote on the error stream.
    /// </summary>
    public static void Write(string path, IReadOnlyList<ParkDefinition> parks)
    {
        if (path == "-")
        {
            using var output = Console.OpenStandardOutput();
            RegistryWriter.Write(output, parks);
            return;
        }

        var fresh = path + ".new";
        using (var file = File.Create(fresh))
        {
            RegistryWriter.Write(file, parks);
        }

        File.Move(fresh, path, overwrite: true);
        var enterprises = parks.Sum(park => park.Enterprises.Count);
        Console.Error.WriteLine($"wrote {path}: {enterprises} enterprises, {parks.Sum(park => park.Meters.Count)} meters");
    }
}
