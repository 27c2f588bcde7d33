using Orleans.Runtime;

namespace Orleans;

/// <summary>What every grain class has.</summary>
public interface IGrainBase
{
    /// <summary>Its activation.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Called before the first call; persistent state has been read.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Called after the last call.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
