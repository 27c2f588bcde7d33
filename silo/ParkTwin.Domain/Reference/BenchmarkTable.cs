using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Reference;

/// <summary>Unit-consumption benchmark and base levels by product. Immutable.</summary>
public sealed partial class BenchmarkTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static BenchmarkTable Empty { get; } = new();

    /// <summary>All entries in the document's order.</summary>
    public IReadOnlyList<Benchmark> All { get; private init; } = [];

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    /// <returns>The table; <see cref="Empty"/> when anything is wrong.</returns>
    public static BenchmarkTable Read(string json, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return DocumentPart.Document(ReferenceKind.Benchmarks, json, faults, ReadTable) ?? Empty;
    }

    /// <summary>The entry of a product in force on a date, the newest of several; null where there is none.</summary>
    public Benchmark? Find(string product, DateOnly date) => All
        .Where(entry => entry.Product == product && (entry.ValidFrom ?? date) <= date && date <= (entry.ValidTo ?? date))
        .MaxBy(entry => entry.ValidFrom ?? DateOnly.MinValue);

    private static BenchmarkTable ReadTable(DocumentPart root)
    {
        var table = new BenchmarkTable { All = root.Rows("benchmarks", ReadEntry) };
        root.Distinct("benchmarks", table.All.Select(entry => $"{entry.Product} from {entry.ValidFrom}"));
        return table;
    }

    private static Benchmark ReadEntry(DocumentPart part)
    {
        var entry = new Benchmark
        {
            Product = part.Text("product"),
            NameZh = part.Text("nameZh"),
            NameEn = part.Text("nameEn"),
            Unit = part.Text("unit"),
            BenchmarkLevel = part.OptionalNumber("benchmark"),
            BaseLevel = part.OptionalNumber("base"),
            ValidFrom = part.OptionalDate("validFrom"),
            ValidTo = part.OptionalDate("validTo"),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
        };
        if (entry.BenchmarkLevel <= 0m || entry.BaseLevel <= 0m || entry.BenchmarkLevel > entry.BaseLevel)
        {
            part.Fault("base", $"is {entry.BaseLevel} and benchmark is {entry.BenchmarkLevel}; 0 < benchmark <= base is needed.");
        }

        return entry;
    }
}
