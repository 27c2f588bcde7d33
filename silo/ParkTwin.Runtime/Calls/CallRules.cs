using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>
/// What may cross a call. Within one process everything crosses by reference; that is safe, and the same as on a cluster, only
/// for
/// what never changes. Orleans copies the rest; here it is refused.
/// </summary>
internal static class CallRules
{
    private const BindingFlags OwnFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, string?> Known = new();
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> Faults = new();

    /// <summary>Every fault of an interface, one line each; empty when calls may use it.</summary>
    public static IReadOnlyList<string> FaultsOf(Type interfaceType) => Faults.GetOrAdd(interfaceType, Look);

    private static IReadOnlyList<string> Look(Type interfaceType)
    {
        var faults = new List<string>();
        if (!interfaceType.IsInterface || interfaceType.ContainsGenericParameters)
        {
            faults.Add($"{interfaceType.FullName} is no closed interface.");
            return faults;
        }

        foreach (var method in MethodsOf(interfaceType))
        {
            AddFaults(faults, interfaceType, method);
        }

        return faults;
    }

    /// <summary>The methods of an interface and of those it extends.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type interfaceType) => interfaceType.GetInterfaces()
        .Prepend(interfaceType)
        .SelectMany(static one => one.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        .Where(static method => method.IsAbstract);

    /// <summary>The type of a method's result; null for void.</summary>
    public static Type? ResultOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void))
        {
            return null;
        }

        return type == typeof(Task) || type == typeof(ValueTask) ? typeof(Nothing)
            : IsTaskOfSomething(type)
                ? type.GetGenericArguments()[0]
                : throw new NotSupportedException($"{method.DeclaringType!.Name}.{method.Name} answers a {type.Name}.");
    }

    private static bool IsTaskOfSomething(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static void AddFaults(List<string> faults, Type interfaceType, MethodInfo method)
    {
        var name = $"{interfaceType.Name}.{method.Name}";
        if (method.IsGenericMethodDefinition || method.IsSpecialName)
        {
            faults.Add($"{name}: generic methods, properties and events cannot be called on a grain.");
            return;
        }

        var answersTask = method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask)
            || IsTaskOfSomething(method.ReturnType);
        var maySayNothing = typeof(IGrainObserver).IsAssignableFrom(interfaceType)
            || method.IsDefined(typeof(OneWayAttribute), false);
        if (!answersTask && !(maySayNothing && method.ReturnType == typeof(void)))
        {
            faults.Add($"{name} answers {method.ReturnType.Name}; a grain method answers Task, Task<T>, ValueTask or ValueTask<T>.");
            return;
        }

        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike)
            {
                faults.Add($"{name}: parameter {parameter.Name} is by reference.");
            }
            else if (!parameter.IsDefined(typeof(ImmutableAttribute)) && WhyMutable(parameter.ParameterType) is { } why)
            {
                faults.Add($"{name}: parameter {parameter.Name} can change after the call: {why}.");
            }
        }

        if (ResultOf(method) is { } result
            && !method.ReturnParameter.IsDefined(typeof(ImmutableAttribute))
            && WhyMutable(result) is { } whyResult)
        {
            faults.Add($"{name}: its answer can change after the call: {whyResult}.");
        }
    }

    private static string? WhyMutable(Type type) =>
        Known.TryGetValue(type, out var known) ? known : Known[type] = Judge(type, []);

    private static string? Judge(Type type, HashSet<Type> above)
    {
        if (IsPlain(type) || type.IsDefined(typeof(ImmutableAttribute), false)
            || typeof(IAddressable).IsAssignableFrom(type) || !above.Add(type))
        {
            return null; // A type within itself adds nothing new.
        }

        if (type.IsArray)
        {
            return $"{type.Name} is an array; put it into a type marked [Immutable]";
        }

        if (type.IsGenericType && (type.Namespace == "System.Collections.Immutable" || IsValue(type.GetGenericTypeDefinition())))
        {
            return type.GetGenericArguments().Select(argument => Judge(argument, above)).FirstOrDefault(static why => why is not null);
        }

        if (type.IsInterface || type.IsAbstract || (type.IsClass && !type.IsSealed))
        {
            return $"{type.Name} is not marked [Immutable] and its actual type is unknown";
        }

        return JudgeFields(type, above);
    }

    private static string? JudgeFields(Type type, HashSet<Type> above)
    {
        for (var part = type; part is not null && part != typeof(object) && part != typeof(ValueType); part = part.BaseType)
        {
            foreach (var field in part.GetFields(OwnFields))
            {
                if (!field.IsInitOnly)
                {
                    return $"{type.Name} is not marked [Immutable] and {Plain(field)} can be set";
                }

                if (!IsReadOnlyList(field.FieldType) && Judge(field.FieldType, above) is { } why)
                {
                    return $"{type.Name} is not marked [Immutable] and its {Plain(field)} is mutable: {why}";
                }
            }
        }

        return null;
    }

    private static string Plain(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal)
        || type == typeof(Guid) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan)
        || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(Uri) || type == typeof(Version)
        || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(CancellationToken) || type == typeof(Nothing)
        || type == typeof(GrainId) || type == typeof(GrainType) || type == typeof(IdSpan);

    private static bool IsValue(Type definition) => definition == typeof(Nullable<>)
        || definition.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
        || definition.FullName!.StartsWith("System.Tuple`", StringComparison.Ordinal)
        || definition == typeof(KeyValuePair<,>);

    // A list handed to a record that cannot be set is the record's own; the record's author answers for that.
    private static bool IsReadOnlyList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(IReadOnlyList<>) || definition == typeof(IReadOnlyCollection<>)
            || definition == typeof(IReadOnlyDictionary<,>))
        && type.GetGenericArguments().All(static argument => WhyMutable(argument) is null);
}
