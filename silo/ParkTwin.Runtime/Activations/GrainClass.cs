using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace ParkTwin.Runtime;

/// <summary>A grain class: how its grains are made, and those that are in memory.</summary>
internal sealed class GrainClass
{
    // Compiled once a process, however many hosts it has.
    private static readonly ConcurrentDictionary<Type, ObjectFactory> Factories = new();

    private readonly ConcurrentDictionary<string, Activation> _activations = new(StringComparer.Ordinal);
    private readonly ParameterInfo[] _states;
    private readonly ObjectFactory _create;

    /// <exception cref="InvalidOperationException">The class has no constructor, or several, to choose from.</exception>
    public GrainClass(Type implementation)
    {
        Implementation = implementation;
        Type = implementation.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, implementation)
            ?? GrainType.Create(NameByConvention(implementation));
        Name = Type.ToString();
        IsReentrant = implementation.IsDefined(typeof(ReentrantAttribute), true);
        _states = [.. ConstructorOf(implementation).GetParameters().Where(IsState)];
        _create = Factories.GetOrAdd(
            implementation,
            static (type, states) => ActivatorUtilities.CreateFactory(type, [.. states.Select(static state => state.ParameterType)]),
            _states);
    }

    /// <summary>The class.</summary>
    public Type Implementation { get; }

    /// <summary>Its name in ids.</summary>
    public GrainType Type { get; }

    /// <summary>The same as a text.</summary>
    public string Name { get; }

    /// <summary>True when all its calls may interleave.</summary>
    public bool IsReentrant { get; }

    /// <summary>The grains in memory.</summary>
    public ICollection<Activation> Activations => _activations.Values;

    /// <summary>The grain with a key, in memory or about to be.</summary>
    public Activation GetOrAdd(GrainHost host, string key) =>
        _activations.TryGetValue(key, out var known)
            ? known
            : _activations.GetOrAdd(key, static (key, made) => new Activation(made.host, made.self, key), (host, self: this));

    /// <summary>The grain with a key, if it is in memory.</summary>
    public Activation? Find(string key) => _activations.GetValueOrDefault(key);

    /// <summary>Forgets an activation that has ended.</summary>
    public void Remove(Activation activation) => _activations.TryRemove(new(activation.Key, activation));

    /// <summary>Makes a grain object, its states injected. In a turn of its activation.</summary>
    public object CreateInstance(Activation activation, IServiceProvider services)
    {
        var states = new object[_states.Length];
        for (var index = 0; index < states.Length; index++)
        {
            states[index] = CreateState(activation, services, _states[index]);
        }

        return _create(services, states);
    }

    private static object CreateState(Activation activation, IServiceProvider services, ParameterInfo parameter)
    {
        var asked = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var storage = string.IsNullOrWhiteSpace(asked.StorageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(asked.StorageName);
        if (storage is null)
        {
            throw new OrleansException(
                $"{activation.Class.Implementation.Name} wants storage {asked.StorageName ?? "without a name"}; "
                + "register an IGrainStorage for it.");
        }

        var state = typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GetGenericArguments()[0]);
        return Activator.CreateInstance(state, activation, asked.StateName, storage)!;
    }

    private static ConstructorInfo ConstructorOf(Type implementation)
    {
        var all = implementation.GetConstructors();
        var marked = all.Where(static one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute))).ToArray();
        var one = marked.Length == 1 ? marked[0] : all.Length == 1 ? all[0] : throw new InvalidOperationException(
            $"Grain class {implementation.FullName} has {all.Length} public constructors; "
            + "it needs one, or one with [ActivatorUtilitiesConstructor].");
        foreach (var parameter in one.GetParameters().Where(IsState))
        {
            if (!parameter.ParameterType.IsGenericType
                || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            {
                throw new InvalidOperationException(
                    $"Parameter {parameter.Name} of {implementation.FullName} has [PersistentState] and must be an IPersistentState<T>.");
            }
        }

        return one;
    }

    private static bool IsState(ParameterInfo parameter) => parameter.IsDefined(typeof(PersistentStateAttribute));

    private static string NameByConvention(Type implementation)
    {
#pragma warning disable CA1308 // Orleans' rule for names: lower case, without the ending "grain".
        var name = implementation.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }
}
