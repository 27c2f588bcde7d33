using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ParkTwin.Faults.Reports;

/// <summary>The checked-in results.</summary>
internal static partial class ResultFiles
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Keeps a result.</summary>
    /// <returns>The file.</returns>
    public static string Write(string folder, FaultResult result)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, result.Fault + ".json");
        File.WriteAllText(file, JsonSerializer.Serialize(result, Json) + "\n");
        return file;
    }

    /// <summary>A kept result; null where there is none.</summary>
    public static FaultResult? Read(string folder, string fault)
    {
        var file = Path.Combine(folder, fault + ".json");
        return File.Exists(file) ? JsonSerializer.Deserialize<FaultResult>(File.ReadAllText(file), Json) : null;
    }

    /// <summary>
    /// Adds the parts of a run that was done in pieces: what was counted is summed, what was measured is that of the newest piece.
    /// </summary>
    public static FaultResult Join(FaultResult before, FaultResult piece) => piece with
    {
        Command = Rounds().Replace(piece.Command, match => match.Groups[1].Value + (RoundsOf(before) + RoundsOf(piece)), 1),
        Runs = before.Runs + piece.Runs,
        Sent = before.Sent + piece.Sent,
        Acknowledged = before.Acknowledged + piece.Acknowledged,
        Lost = before.Lost + piece.Lost,
        Doubled = before.Doubled + piece.Doubled,
        Wrong = before.Wrong + piece.Wrong,
        Seconds = before.Seconds + piece.Seconds,
        Problems = [.. before.Problems, .. piece.Problems],
    };

    /// <summary>Rows of another program's results: an array, or objects, each on a line of its own.</summary>
    public static IReadOnlyList<JsonObject> Rows(string folder, string name)
    {
        var file = Path.Combine(folder, name + ".json");
        if (!File.Exists(file))
        {
            return [];
        }

        var text = File.ReadAllText(file);
        return text.TrimStart().StartsWith('[')
            ? [.. JsonNode.Parse(text)!.AsArray().OfType<JsonObject>()]
            : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static int RoundsOf(FaultResult result) =>
        Rounds().Match(result.Command) is { Success: true } found ? int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(--(?:cycles|cuts) )(\d+)")]
    private static partial Regex Rounds();
}
