using Orleans;

namespace ParkTwin.Contracts;

/// <summary>Hears of a park's changes; newest wins, at most ten times a second.</summary>
public interface IParkObserver : IGrainObserver
{
    /// <summary>Enterprises that changed since the last call, each with its newest view.</summary>
    [Alias("Changed")]
    Task Changed(ParkChange change);
}
