using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>Gives references to the grains of one process.</summary>
internal sealed class GrainFactory(GrainHost host) : IGrainFactory
{
    private readonly ConcurrentDictionary<Type, (ReferenceMaker Maker, GrainClass Class)> _byInterface = new();

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        if (grainClassNamePrefix is not null)
        {
            var chosen = ClassOf(typeof(TGrainInterface), grainClassNamePrefix);
            return (TGrainInterface)(object)ReferenceTo(typeof(TGrainInterface), chosen, primaryKey);
        }

        if (!_byInterface.TryGetValue(typeof(TGrainInterface), out var known))
        {
            known = (ProxyEmitter.MakerOf(typeof(TGrainInterface)), ClassOf(typeof(TGrainInterface), null));
            _byInterface[typeof(TGrainInterface)] = known;
        }

        return (TGrainInterface)(object)known.Maker.Create().Bind(host, known.Class, primaryKey);
    }

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable
    {
        var grainClass = host.FindClass(grainId.Type.ToString())
            ?? throw new ArgumentException($"There is no grain class named {grainId.Type}.", nameof(grainId));
        return (TGrainInterface)(object)ReferenceTo(typeof(TGrainInterface), grainClass, grainId.Key.ToString());
    }

    /// <inheritdoc/>
    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference || obj is not TGrainObserverInterface)
        {
            throw new ArgumentException(
                $"A {obj.GetType().Name} is a reference already or no {typeof(TGrainObserverInterface).Name}.", nameof(obj));
        }

        var reference = ProxyEmitter.MakerOf(typeof(TGrainObserverInterface)).Create().Bind(host, host.AddObserver(obj));
        return (TGrainObserverInterface)(object)reference;
    }

    /// <inheritdoc/>
    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference { Queue: ObserverQueue queue })
        {
            throw new ArgumentException("Pass the reference that CreateObjectReference gave, not the object.", nameof(obj));
        }

        queue.Forget();
    }

    /// <summary>A reference to a grain by an interface it has.</summary>
    public GrainReference ReferenceTo(Type interfaceType, GrainClass grainClass, string key) =>
        interfaceType.IsAssignableFrom(grainClass.Implementation) && interfaceType.IsInterface
            ? ProxyEmitter.MakerOf(interfaceType).Create().Bind(host, grainClass, key)
            : throw new ArgumentException($"{grainClass.Implementation.Name} is no {interfaceType.Name}.", nameof(interfaceType));

    /// <summary>A reference to a grain by the first grain interface it has.</summary>
    public GrainReference ReferenceTo(GrainClass grainClass, string key) =>
        ReferenceTo(grainClass.Implementation.GetInterfaces().First(IsOwnGrainInterface), grainClass, key);

    private static bool IsOwnGrainInterface(Type type) =>
        typeof(IGrain).IsAssignableFrom(type) && type != typeof(IGrain) && type != typeof(IGrainWithStringKey);

    private GrainClass ClassOf(Type interfaceType, string? prefix)
    {
        GrainClass[] candidates =
        [
            .. host.Classes.Where(one => interfaceType.IsAssignableFrom(one.Implementation)
                && (prefix is null || one.Implementation.FullName!.StartsWith(prefix, StringComparison.Ordinal))),
        ];
        return candidates.Length == 1 ? candidates[0] : throw new ArgumentException(candidates.Length == 0
            ? $"No grain class implements {interfaceType.FullName}; add its assembly to LocalGrainsOptions.Assemblies."
            : $"Several grain classes implement {interfaceType.FullName}: "
                + $"{string.Join(", ", candidates.Select(static one => one.Implementation.FullName))}.");
    }
}
