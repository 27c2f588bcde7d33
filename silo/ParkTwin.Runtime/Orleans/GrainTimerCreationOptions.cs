using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

#pragma warning disable CA1815 // Orleans compares none.
/// <summary>How a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
#pragma warning restore CA1815
{
    /// <summary>Due time and period, nothing else.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>True lets ticks start while calls await. Default false.</summary>
    public bool Interleave { get; init; }

    /// <summary>True lets ticks keep the grain from idle deactivation. Default false.</summary>
    public bool KeepAlive { get; init; }
}
