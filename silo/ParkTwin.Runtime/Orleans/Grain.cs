using Orleans.Runtime;
using ParkTwin.Runtime;

namespace Orleans;

/// <summary>Base class of grains.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Called by the runtime, within the activation the grain belongs to.</summary>
    protected Grain()
    {
        GrainContext = Activation.InTurn!;
    }

    /// <summary>The grain's activation; null when the grain was made outside the runtime, in a unit test.</summary>
    public IGrainContext GrainContext { get; }

    /// <summary>Type and key of this grain as a text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>A reference to this very grain, for passing it on.</summary>
    public GrainReference GrainReference => Activation.Of(this).SelfReference;

    /// <summary>Gives references to other grains.</summary>
    protected IGrainFactory GrainFactory => Activation.Of(this).Host.Factory;

    /// <summary>Services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

#pragma warning disable CA1725 // Orleans names the token differently in the interface.
    /// <summary>
    /// Called before the first call; persistent state has been read. If it throws, the waiting callers get the exception.
    /// </summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called after the last call. May not run when the process dies.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

#pragma warning restore CA1725
    /// <summary>Deactivates the grain after the calls that run now; calls that wait go to a new activation.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>
    /// Keeps the grain from idle deactivation for a time; <see cref="TimeSpan.Zero"/> takes that back,
    /// <see cref="Timeout.InfiniteTimeSpan"/> keeps it for good.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.Of(this).DelayDeactivation(timeSpan);
}
