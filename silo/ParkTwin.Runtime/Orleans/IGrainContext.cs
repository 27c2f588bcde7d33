namespace Orleans.Runtime;

/// <summary>An activation of a grain.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The grain's id.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; null before it is made.</summary>
    object? GrainInstance { get; }

    /// <summary>Services of this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation after the calls that run now.</summary>
    /// <param name="deactivationReason">Passed to the grain.</param>
    /// <param name="cancellationToken">Tells <c>OnDeactivateAsync</c> to be quick.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
