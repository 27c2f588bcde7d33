using System.Text.Json.Nodes;
using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Benchmarks.Accounts;

/// <summary>The reference data that comes with the program, and what is made of it for a benchmark.</summary>
internal static class ReferenceFile
{
    /// <summary>A year by the bands of Zhejiang's industry.</summary>
    public static ActivityRequest Year(TimeBandTable? bands = null) => new()
    {
        First = LocalMonth.Of(2023, 1),
        Months = 12,
        Bands = bands ?? Set("1", Factors()).Tariffs.BandsFor("zj-two-part", "CN-33"),
    };

    /// <summary>The factors as they came.</summary>
    public static JsonNode Factors() => JsonNode.Parse(File.ReadAllText(PathOf("factors")))!;

    /// <summary>The entry of an id.</summary>
    public static JsonObject Entry(JsonNode factors, string id) =>
        factors["factors"]!.AsArray().Select(one => one!.AsObject()).Single(one => (string)one["id"]! == id);

    /// <summary>A set of these factors and the tariffs as they came.</summary>
    public static ReferenceSet Set(string version, JsonNode factors)
    {
        var faults = new ReferenceFaults();
        return ReferenceSetReader.Read(
            version,
            [new(ReferenceKind.Factors, factors.ToJsonString()), new(ReferenceKind.Tariffs, File.ReadAllText(PathOf("tariffs")))],
            faults) ?? throw new InvalidDataException(string.Join(Environment.NewLine, faults.All));
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Reference", name + ".json");
}
