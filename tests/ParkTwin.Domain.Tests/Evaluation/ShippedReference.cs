using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

/// <summary>The reference documents that the twin comes with, read; a fault in one of them fails the test that asks.</summary>
internal static class ShippedReference
{
    public static string Json(ReferenceKind kind)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "silo", "ParkTwin.Domain", "Reference", ReferenceWords.Of(kind) + ".json");
            if (File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }

        throw new FileNotFoundException($"Reference/{ReferenceWords.Of(kind)}.json is not above {AppContext.BaseDirectory}.");
    }

    public static T Read<T>(ReferenceKind kind, Func<string, ReferenceFaults, T> read)
    {
        var faults = new ReferenceFaults();
        var table = read(Json(kind), faults);
        Assert.Empty(faults.All);
        return table;
    }

    /// <summary>The evaluation documents with no factor and no tariff.</summary>
    public static ReferenceSet Set(string? thresholds = null, string? means = null, string? benchmarks = null)
    {
        var faults = new ReferenceFaults();
        var set = new ReferenceSet
        {
            Version = "test",
            Factors = new([], new Dictionary<string, string>()),
            Tariffs = Domain.Tariffs.TariffTable.Empty,
            Thresholds = ThresholdTable.Read(thresholds ?? Json(ReferenceKind.Thresholds), faults),
            IndustryMeans = IndustryMeanTable.Read(means ?? Json(ReferenceKind.IndustryMeans), faults),
            Benchmarks = BenchmarkTable.Read(benchmarks ?? Json(ReferenceKind.Benchmarks), faults),
        };
        Assert.Empty(faults.All);
        return set;
    }

    /// <summary>A document of one industry mean.</summary>
    public static string Means(string industry, string period, decimal value, bool longer = false) =>
        $$"""
        {"means":[{"industry":"{{industry}}","coversLongerCodes":{{(longer ? "true" : "false")}},"period":"{{period}}","region":"CN-33",
          "value":{{value}},"source":"made up for a test","confidence":"check"}]}
        """;
}
