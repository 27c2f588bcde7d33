namespace ParkTwin.Domain.Reference;

/// <summary>Mean carbon per value added by industry and period. Immutable.</summary>
public sealed partial class IndustryMeanTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static IndustryMeanTable Empty { get; } = new();

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    public static IndustryMeanTable Read(string json, ReferenceFaults faults)
    {
        faults.Add(ReferenceKind.IndustryMeans, "$", "this version of ParkTwin does not read the document; leave it out.");
        return Empty;
    }
}
