namespace ParkTwin.Domain.Reference;

/// <summary>Unit-consumption benchmark and base levels by product. Immutable.</summary>
public sealed partial class BenchmarkTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static BenchmarkTable Empty { get; } = new();

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    public static BenchmarkTable Read(string json, ReferenceFaults faults)
    {
        faults.Add(ReferenceKind.Benchmarks, "$", "this version of ParkTwin does not read the document; leave it out.");
        return Empty;
    }
}
