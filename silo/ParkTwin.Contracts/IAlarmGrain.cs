using Orleans;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Contracts;

/// <summary>
/// The alarms of one park. Key: the park's id. Enterprises tell it what they see; it calls nobody but its observers. Every
/// state-changing method is safe to repeat, to reorder and to call on a second activation.
/// </summary>
[Alias("ParkTwin.IAlarmGrain")]
public interface IAlarmGrain : IGrainWithStringKey
{
    /// <summary>Takes what an enterprise sees; an older sight changes nothing. Cheap: the rules run on the grain's own time.</summary>
    [Alias("Observe")]
    Task Observe(EnterpriseSight sight);

    /// <summary>All alarms that are kept, in the order in which they were raised.</summary>
    [Alias("Read")]
    Task<AlarmList> Read();

    /// <summary>Runs the rules now, as the grain does by itself every half minute.</summary>
    [Alias("Evaluate")]
    Task Evaluate();

    /// <summary>A person's step; the answer is durable.</summary>
    [Alias("Act")]
    Task<AlarmReply> Act(AlarmStep step);

    /// <summary>Adds or renews a watcher; it is dropped two minutes after its last renewal or when it fails.</summary>
    [Alias("Watch")]
    Task Watch(IAlarmObserver observer);

    /// <summary>Removes a watcher.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IAlarmObserver observer);
}
