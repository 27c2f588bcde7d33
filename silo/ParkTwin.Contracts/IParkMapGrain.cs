using Orleans;

namespace ParkTwin.Contracts;

/// <summary>The map of one park. Key: the park's id.</summary>
[Alias("ParkTwin.IParkMapGrain")]
public interface IParkMapGrain : IGrainWithStringKey
{
    /// <summary>The map; null where none was put in.</summary>
    [Alias("Read")]
    Task<StoredParkMap?> Read();

    /// <summary>Keeps a map in place of the one before. Putting in what is there already is harmless.</summary>
    /// <param name="document">The document, JSON.</param>
    /// <param name="by">Who puts it in.</param>
    /// <returns>What is wrong with the document; empty when kept. Whether its enterprises are known is not asked here.</returns>
    [Alias("Keep")]
    [return: Immutable]
    Task<IReadOnlyList<string>> Keep(string document, string by);
}
