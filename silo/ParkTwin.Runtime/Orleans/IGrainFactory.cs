using Orleans.Runtime;

namespace Orleans;

/// <summary>Gives references to grains, whether they are active or not, and to observers.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with a key. Costs no call; the grain is activated by its first call.</summary>
    /// <param name="primaryKey">The key, not empty.</param>
    /// <param name="grainClassNamePrefix">
    /// Picks a class by the beginning of its full name where several implement the interface.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No class, or more than one, implements the interface; or the interface breaks a rule.
    /// </exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain with an id.</summary>
    /// <exception cref="ArgumentException">There is no such grain class, or it does not implement the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;

    /// <summary>
    /// Makes an object known to grains. The runtime holds the object weakly: the caller keeps it alive. Calls of one reference
    /// run
    /// one at a time, in order.
    /// </summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>
    /// Forgets an observer. Calls to it are dropped from then on, so that a caller who waits for one times out.
    /// </summary>
    /// <param name="obj">The reference that <see cref="CreateObjectReference{T}"/> gave.</param>
    /// <exception cref="ArgumentException">It is not a reference.</exception>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}
