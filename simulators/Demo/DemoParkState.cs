using System.Globalization;
using System.Text.Json;

namespace ParkTwin.Simulators.Demo;

/// <summary>The file that remembers how far the demo park has published and been acknowledged.</summary>
internal static class DemoParkState
{
    /// <summary>
    /// The instant up to which a park of this seed has been acknowledged; null when the file is not there or is of another.
    /// </summary>
    public static DateTimeOffset? Read(string? path, int seed)
    {
        if (path is null || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.GetProperty("seed").GetInt32() == seed
                ? DateTimeOffset.Parse(json.RootElement.GetProperty("publishedTo").GetString()!, CultureInfo.InvariantCulture)
                : null;
        }
        catch (Exception unreadable) when (
            unreadable is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            // A torn or foreign file costs one repetition of the history, which is harmless; it is rewritten.
            return null;
        }
    }

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Write(string path, int seed, DateTimeOffset publishedTo)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(new { park = DemoDefinition.ParkIdText, seed, publishedTo });
        var fresh = path + ".new";
        File.WriteAllBytes(fresh, text);
        File.Move(fresh, path, overwrite: true);
    }
}
