namespace ParkTwin.Domain.Reference;

/// <summary>The carbon-efficiency code, flag rules, scoring schemes and allotments. Immutable.</summary>
public sealed partial class ThresholdTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static ThresholdTable Empty { get; } = new();

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    public static ThresholdTable Read(string json, ReferenceFaults faults)
    {
        faults.Add(ReferenceKind.Thresholds, "$", "this version of ParkTwin does not read the document; leave it out.");
        return Empty;
    }
}
