using ParkTwin.Domain.Reference;

namespace ParkTwin.Contracts;

/// <summary>Reference sets by version, read once from the grain and kept. Safe for concurrent use.</summary>
public interface IReferenceSets
{
    /// <summary>The newest set.</summary>
    Task<ReferenceSet> CurrentAsync();

    /// <summary>The set of a version; null when there is none.</summary>
    /// <exception cref="InvalidDataException">This version of ParkTwin cannot read a document of that set; the message says what.</exception>
    Task<ReferenceSet?> FindAsync(string version);
}
