namespace ParkTwin.Domain.Reference;

/// <summary>Zero-carbon and green park schemes, and the axes of the quarterly radar. Immutable.</summary>
public sealed partial class SchemeTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static SchemeTable Empty { get; } = new();

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    public static SchemeTable Read(string json, ReferenceFaults faults)
    {
        faults.Add(ReferenceKind.Schemes, "$", "this version of ParkTwin does not read the document; leave it out.");
        return Empty;
    }
}
