using Orleans;

namespace ParkTwin.Runtime;

/// <summary>The calls to one observer, which it holds weakly.</summary>
internal sealed class ObserverQueue(GrainHost host, IGrainObserver observer, long number) : CallQueue(host, $"observer {number}")
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private volatile bool _forgotten;

    /// <summary>Number of the observer within the process.</summary>
    public long Number { get; } = number;

    /// <summary>True when calls are dropped.</summary>
    public bool IsGone => Target is null;

    /// <inheritdoc/>
    protected override object? Target => !_forgotten && _observer.TryGetTarget(out var target) ? target : null;

    /// <inheritdoc/>
    protected override bool IsOpen => true;

    /// <inheritdoc/>
    protected override bool HasEnded => false;

    /// <summary>Drops calls from now on.</summary>
    public void Forget() => _forgotten = true;

    /// <inheritdoc/>
    protected override void OnUnreceived() => Host.Watch(this);
}
