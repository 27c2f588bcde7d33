using Orleans.Runtime;
using ParkTwin.Runtime;

namespace Orleans;

/// <summary>Timers and deactivation of grains.</summary>
public static class GrainBaseExtensions
{
    /// <summary>Deactivates the grain after the calls that run now.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain) =>
        grain.GrainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    /// <summary>
    /// Registers a timer. A tick is a turn of the grain; unless <see cref="GrainTimerCreationOptions.Interleave"/> is set it
    /// waits for
    /// running calls, and calls wait for it. The next period begins when the tick has ended. A failed tick is logged. The token
    /// is cancelled when the timer is disposed or the grain is deactivated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The due time or period is negative, other than <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </exception>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(callback);
        return Activation.Of(grain).AddTimer(token => callback(state, token), options);
    }

    /// <summary>Registers a timer with another form of callback; see the first form.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return RegisterGrainTimer(grain, static (callback, token) => callback(token), callback, options);
    }

    /// <summary>Registers a timer with another form of callback; see the first form.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return RegisterGrainTimer(grain, static (callback, _) => callback(), callback, options);
    }

    /// <summary>Registers a timer with another form of callback; see the first form.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return RegisterGrainTimer(grain, static (pair, _) => pair.callback(pair.state), (callback, state), options);
    }

    /// <summary>Registers a timer with another form of callback; see the first form.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(grain, callback, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });

    /// <summary>Registers a timer with another form of callback; see the first form.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(grain, callback, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });

    /// <summary>Registers a timer with another form of callback; see the first form.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(grain, callback, state, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });

    /// <summary>Registers a timer with another form of callback; see the first form.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(grain, callback, state, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });
}
