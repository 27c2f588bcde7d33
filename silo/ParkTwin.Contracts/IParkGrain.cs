using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>One park: its registry as a view, the roll-up of its enterprises, its watchers. Key: the park's id.</summary>
[Alias("ParkTwin.IParkGrain")]
public interface IParkGrain : IGrainWithStringKey
{
    /// <summary>Tells the park its registry. Idempotent; a lower version changes nothing.</summary>
    [Alias("Define")]
    Task Define(long version, ParkDefinition definition, ZoneTable zone);

    /// <summary>Takes an enterprise's newest view. Answers whether somebody watches the park.</summary>
    [Alias("Report")]
    Task<bool> Report(EnterpriseLive view);

    /// <summary>The present view of the park; null before <see cref="Define"/>.</summary>
    [Alias("Live")]
    Task<ParkLive?> Live();

    /// <summary>Adds or renews a watcher; it is dropped two minutes after its last renewal or when it fails.</summary>
    [Alias("Watch")]
    Task Watch(IParkObserver observer);

    /// <summary>Removes a watcher.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IParkObserver observer);
}
