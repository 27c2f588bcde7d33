using System.Collections.Concurrent;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Silo;

/// <summary>
/// Reference sets by version. A version never changes, so a set is read once and kept; which one is current is asked of the grain each
/// time, so that a publication counts at once.
/// </summary>
internal sealed class ReferenceSets(IGrainFactory grains) : IReferenceSets
{
    private readonly ConcurrentDictionary<string, ReferenceSet> _sets = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ReferenceSet> CurrentAsync()
    {
        var version = await Grain().Current();
        return await FindAsync(version)
            ?? throw new InvalidDataException($"The reference set '{version}' is current and has no documents; the grain state is damaged.");
    }

    /// <inheritdoc/>
    public async Task<ReferenceSet?> FindAsync(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (_sets.TryGetValue(version, out var known))
        {
            return known;
        }

        if (await Grain().Documents(version) is not { } documents)
        {
            return null;
        }

        var faults = new ReferenceFaults();
        var set = ReferenceSetReader.Read(version, documents, faults)
            ?? throw new InvalidDataException(string.Join('\n', faults.All));
        return _sets.GetOrAdd(version, set);
    }

    private IReferenceGrain Grain() => grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);
}
