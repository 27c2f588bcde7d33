using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Reference;

/// <summary>Reads a reference set from its documents: whole, or every fault of every document. Pure.</summary>
public static class ReferenceSetReader
{
    /// <summary>Reads a set. A document that is missing is empty.</summary>
    /// <param name="version">The set's version.</param>
    /// <param name="documents">At most one of each kind, in any order.</param>
    /// <param name="faults">Collects every fault.</param>
    /// <returns>The set; null where there is a fault.</returns>
    public static ReferenceSet? Read(string version, IReadOnlyList<ReferenceDocument> documents, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(faults);
        foreach (var twice in documents.GroupBy(document => document.Kind).Where(group => group.Skip(1).Any()))
        {
            faults.Add(twice.Key, "$", "the document is here twice. Keep one.");
        }

        T Of<T>(ReferenceKind kind, T empty, Func<string, ReferenceFaults, T> read) =>
            documents.FirstOrDefault(document => document.Kind == kind) is { } document ? read(document.Json, faults) : empty;

        var set = new ReferenceSet
        {
            Version = version,
            Factors = Of(ReferenceKind.Factors, FactorTable.Empty, FactorReader.Read),
            Tariffs = Of(ReferenceKind.Tariffs, TariffTable.Empty, TariffTable.Read),
            IndustryMeans = Of(ReferenceKind.IndustryMeans, IndustryMeanTable.Empty, IndustryMeanTable.Read),
            Thresholds = Of(ReferenceKind.Thresholds, ThresholdTable.Empty, ThresholdTable.Read),
            Benchmarks = Of(ReferenceKind.Benchmarks, BenchmarkTable.Empty, BenchmarkTable.Read),
            Schemes = Of(ReferenceKind.Schemes, SchemeTable.Empty, SchemeTable.Read),
            Zones = Of(ReferenceKind.Zones, ZoneRegister.Empty, ZoneRegister.Read),
        };
        return faults.None ? set : null;
    }
}
