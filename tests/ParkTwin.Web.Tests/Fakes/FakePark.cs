using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A park grain that answers what it is told to and remembers its watchers.</summary>
internal sealed class FakePark(ParkDefinition definition) : IParkGrain
{
    public List<EnterpriseLive> Reports { get; } = [];

    public HashSet<IParkObserver> Watchers { get; } = [];

    public int Watched { get; private set; }

    public int Deleted { get; set; }

    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Define(long version, ParkDefinition definition, ZoneTable zone) => Task.CompletedTask;

    public Task<bool> Report(EnterpriseLive view) => Task.FromResult(false);

    public Task<ParkLive?> Live() => Task.FromResult<ParkLive?>(new ParkLive { Definition = definition, Enterprises = [.. Reports] });

    public Task Watch(IParkObserver observer)
    {
        Watched++;
        Watchers.Add(observer);
        return Task.CompletedTask;
    }

    public Task Unwatch(IParkObserver observer)
    {
        Watchers.Remove(observer);
        Left.TrySetResult();
        return Task.CompletedTask;
    }

    public Task Tell(params EnterpriseLive[] views) =>
        Task.WhenAll(Watchers.Select(watcher => watcher.Changed(new ParkChange { Park = definition.Id.Value, Enterprises = views })));
}
