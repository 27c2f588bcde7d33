namespace ParkTwin.Domain.Reference;

/// <summary>The city's development zones with aliases and validity. Immutable.</summary>
public sealed partial class ZoneRegister
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static ZoneRegister Empty { get; } = new();

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    public static ZoneRegister Read(string json, ReferenceFaults faults)
    {
        faults.Add(ReferenceKind.Zones, "$", "this version of ParkTwin does not read the document; leave it out.");
        return Empty;
    }
}
