using System.Globalization;
using System.IO.Compression;

namespace ParkTwin.Domain.Tests;

/// <summary>
/// The real meters of <c>../shared/data</c>, beside the repository; absent on most machines, and then tests skip.
/// </summary>
internal static class RealData
{
    private static readonly Lazy<IReadOnlyList<RealMeter>> Loaded = new(Load);

    /// <summary>One meter: its definition, its readings in the file's order, and its id.</summary>
    internal sealed record RealMeter(string Id, MeterDefinition Definition, List<Reading> Readings)
    {
        public override string ToString() => Id;
    }

    /// <summary>All meters; skips the running test where the data is not there.</summary>
    public static IReadOnlyList<RealMeter> Meters
    {
        get
        {
            Assert.SkipUnless(Folder() is not null, "the real meter data is not beside the repository (../shared/data)");
            return Loaded.Value;
        }
    }

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (File.Exists(Path.Combine(data, "meters.csv")))
            {
                return data;
            }
        }

        return null;
    }

    private static List<RealMeter> Load()
    {
        var folder = Folder()!;
        var lines = File.ReadAllLines(Path.Combine(folder, "meters.csv"));
        var header = Split(lines[0]);
        var meters = lines.Skip(1).Where(line => line.Length > 0)
            .Select(line => header.Zip(Split(line)).ToDictionary(pair => pair.First, pair => pair.Second)).ToList();
        var byId = meters.ToDictionary(row => row["meter_id"], row => new RealMeter(row["meter_id"], Define(row), []));
        foreach (var file in meters.Select(row => row["file"]).Distinct())
        {
            using var text = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, file)), CompressionMode.Decompress));
            text.ReadLine();
            while (text.ReadLine() is { } line)
            {
                var parts = line.Split(',');
                var at = DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
                byId[parts[0]].Readings.Add(new(at, decimal.Parse(parts[2], CultureInfo.InvariantCulture), 0, ReadingQuality.Good, at));
            }
        }

        return [.. byId.Values];
    }

    private static MeterDefinition Define(Dictionary<string, string> row) => new()
    {
        Id = MeterId.Parse(row["meter_id"]),
        Carrier = Words.TryParse<Carrier>(row["kind"], out var carrier) ? carrier : throw new InvalidDataException(row["kind"]),
        Role = row["kind"] == "pv" ? MeterRole.Generation : MeterRole.Consumption,
        Kind = row["register_or_interval"] switch { "register" => MeterKind.Register, "power" => MeterKind.Gauge, _ => MeterKind.Interval },
        Unit = MeterUnits.TryParse(row["unit"], out MeterUnit unit) ? unit : throw new InvalidDataException(row["unit"]),
        Ratio = row["to_canonical"].StartsWith('-') ? -1 : 1,
        IntervalSeconds = int.Parse(row["interval_seconds"], CultureInfo.InvariantCulture),
        Stamp = row["stamp_position"] == "end" ? StampPosition.End : StampPosition.Start,
    };

    private static List<string> Split(string line)
    {
        var (parts, quoted, from) = (new List<string>(), false, 0);
        for (var index = 0; index <= line.Length; index++)
        {
            if (index == line.Length || (line[index] == ',' && !quoted))
            {
                parts.Add(line[from..index].Trim('"'));
                from = index + 1;
            }
            else if (line[index] == '"')
            {
                quoted = !quoted;
            }
        }

        return parts;
    }
}
