using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>The tariffs of one reference set with their time bands. Immutable.</summary>
public sealed partial class TariffTable
{
    /// <summary>No tariff.</summary>
    public static TariffTable Empty { get; } = new();

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    public static TariffTable Read(string json, ReferenceFaults faults)
    {
        faults.Add(ReferenceKind.Tariffs, "$", "this version of ParkTwin does not read the document; leave it out.");
        return Empty;
    }
}
