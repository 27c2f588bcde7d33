using System.Globalization;
using System.IO.Compression;

namespace ParkTwin.EndToEnd;

/// <summary>The recorded series, read without any of ParkTwin's code.</summary>
internal static class RecordedSeries
{
    /// <summary>The folder beside the checkout; null where it is not.</summary>
    public static string? Folder()
    {
        var folder = Path.GetFullPath(Path.Combine(Places.Root, "..", "shared", "data"));
        return File.Exists(Path.Combine(folder, "meters.csv")) ? folder : null;
    }

    /// <summary>All meters with all readings.</summary>
    public static IReadOnlyCollection<RecordedMeter> Load(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "meters.csv"));
        var columns = lines[0].Split(',');
        var meters = new Dictionary<string, RecordedMeter>(StringComparer.Ordinal);
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            // The columns used come before any quoted one.
            var cells = line.Split(',');
            string Cell(string name) => cells[Array.IndexOf(columns, name)];
            meters[Cell("meter_id")] = new(
                Cell("meter_id"),
                Cell("register_or_interval"),
                decimal.Parse(Cell("to_canonical"), CultureInfo.InvariantCulture),
                int.Parse(Cell("interval_seconds"), CultureInfo.InvariantCulture),
                Cell("stamp_position") == "end");
            files.Add(Cell("file"));
        }

        foreach (var file in files)
        {
            ReadFile(Path.Combine(folder, file), meters);
        }

        return meters.Values;
    }

    private static void ReadFile(string path, Dictionary<string, RecordedMeter> meters)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var at = DateTimeOffset.Parse(cells[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            meters[cells[0]].Readings.Add((at.ToUnixTimeMilliseconds(), decimal.Parse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture)));
        }
    }
}
