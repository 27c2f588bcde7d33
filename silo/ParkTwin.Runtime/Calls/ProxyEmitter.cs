using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>
/// Emits, for each grain interface, a reference class that implements it and, for each of its methods, a class of pooled calls
/// with one typed field per argument: no boxing, no closure, no array of arguments.
/// </summary>
internal static class ProxyEmitter
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, Lazy<ReferenceMaker>> Makers = new();
    private static readonly Lock Gate = new();
    private static readonly AssemblyBuilder Assembly =
        AssemblyBuilder.DefineDynamicAssembly(new("ParkTwin.Runtime.Emitted"), AssemblyBuilderAccess.Run);
    private static readonly ModuleBuilder Module = Assembly.DefineDynamicModule("ParkTwin.Runtime.Emitted");
    private static readonly HashSet<string> Opened = [];
    private static int _count;

    /// <summary>What makes references by an interface.</summary>
    /// <exception cref="ArgumentException">The interface breaks the rules of calls; the message lists every fault.</exception>
    public static ReferenceMaker MakerOf(Type interfaceType) =>
        Makers.GetOrAdd(interfaceType, static type => new(() => Emit(type))).Value;

    private static ReferenceMaker Emit(Type interfaceType)
    {
        var faults = CallRules.FaultsOf(interfaceType);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"{interfaceType.Name} cannot be called:\n{string.Join('\n', faults)}");
        }

        lock (Gate)
        {
            Open(typeof(ProxyEmitter).Assembly);
            Open(interfaceType.Assembly);
            var name = $"{interfaceType.FullName}+Reference{_count++}";
            var type = Module.DefineType(name, TypeAttributes.Sealed | TypeAttributes.Public, typeof(GrainReference), [interfaceType]);
            type.DefineDefaultConstructor(MethodAttributes.Public);
            var pools = new List<(string Field, CallMethod Pool)>();
            foreach (var method in CallRules.MethodsOf(interfaceType))
            {
                var call = EmitCall(method, $"{name}+{method.Name}{pools.Count}");
                var pool = (CallMethod)Activator.CreateInstance(typeof(CallMethod<>).MakeGenericType(call))!;
                pool.Describe(method);
                pools.Add(($"Pool{pools.Count}", pool));
                var field = type.DefineField(pools[^1].Field, typeof(CallMethod), FieldAttributes.Public | FieldAttributes.Static);
                EmitMethod(type, method, call, field);
            }

            var reference = type.CreateType();
            foreach (var (field, pool) in pools)
            {
                reference.GetField(field)!.SetValue(null, pool);
            }

            return (ReferenceMaker)Activator.CreateInstance(typeof(ReferenceMaker<>).MakeGenericType(reference))!;
        }
    }

    // class Call : GrainCall<TResult>
    // { public T0 A0; ...; Task Invoke(object o) => ((I)o).M(A0, ...); void Clear() { A0 = default; ... } }
    private static Type EmitCall(MethodInfo method, string name)
    {
        var parameters = method.GetParameters();
        foreach (var parameter in parameters)
        {
            Open(parameter.ParameterType.Assembly);
        }

        var parent = typeof(GrainCall<>).MakeGenericType(CallRules.ResultOf(method) ?? typeof(Nothing));
        var type = Module.DefineType(name, TypeAttributes.Sealed | TypeAttributes.Public, parent);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var fields = parameters
            .Select((parameter, index) => type.DefineField($"A{index}", parameter.ParameterType, FieldAttributes.Public))
            .ToArray();
        EmitInvoke(type, method, fields);
        var clear = type.DefineMethod(nameof(GrainCall.Clear), Overriding, typeof(void), null).GetILGenerator();
        foreach (var field in fields.Where(static field => HoldsReferences(field.FieldType)))
        {
            clear.Emit(OpCodes.Ldarg_0);
            clear.Emit(OpCodes.Ldflda, field);
            clear.Emit(OpCodes.Initobj, field.FieldType);
        }

        clear.Emit(OpCodes.Ret);
        return type.CreateType();
    }

    private static MethodAttributes Overriding => MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    private static void EmitInvoke(TypeBuilder type, MethodInfo method, FieldBuilder[] fields)
    {
        var code = type.DefineMethod(nameof(Turn.Invoke), Overriding, typeof(Task), [typeof(object)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, field);
        }

        code.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(void))
        {
            code.Emit(OpCodes.Ldnull);
        }
        else if (method.ReturnType.IsValueType)
        {
            var answer = code.DeclareLocal(method.ReturnType);
            code.Emit(OpCodes.Stloc, answer);
            code.Emit(OpCodes.Ldloca, answer);
            code.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        code.Emit(OpCodes.Ret);
    }

    // TReturn M(T0 a0, ...) { var call = (Call)Pool.Rent(); call.A0 = a0; ...; return this.Send(call); }
    private static void EmitMethod(TypeBuilder type, MethodInfo method, Type call, FieldBuilder pool)
    {
        var parameters = method.GetParameters();
        var body = type.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final
                | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            [.. parameters.Select(static parameter => parameter.ParameterType)]);
        var code = body.GetILGenerator();
        var rented = code.DeclareLocal(call);
        code.Emit(OpCodes.Ldsfld, pool);
        code.Emit(OpCodes.Call, typeof(CallMethod).GetMethod(nameof(CallMethod.Rent), Any)!);
        code.Emit(OpCodes.Castclass, call);
        code.Emit(OpCodes.Stloc, rented);
        for (var index = 0; index < parameters.Length; index++)
        {
            var argument = parameters[index].ParameterType;
            code.Emit(OpCodes.Ldloc, rented);
            code.Emit(OpCodes.Ldarg, index + 1);
            if (argument.IsInterface && typeof(IAddressable).IsAssignableFrom(argument))
            {
                code.Emit(OpCodes.Call, Of(nameof(GrainReference.Argument)).MakeGenericMethod(argument));
            }

            code.Emit(OpCodes.Stfld, call.GetField($"A{index}")!);
        }

        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldloc, rented);
        EmitSend(code, method);
        code.Emit(OpCodes.Ret);
        type.DefineMethodOverride(body, method);
    }

    private static void EmitSend(ILGenerator code, MethodInfo method)
    {
        var result = CallRules.ResultOf(method);
        if (result is null || method.IsDefined(typeof(OneWayAttribute), false))
        {
            code.Emit(OpCodes.Call, Of(nameof(GrainReference.Post)));
            EmitCompleted(code, method.ReturnType);
            return;
        }

        code.Emit(OpCodes.Call, Of(nameof(GrainReference.Send)).MakeGenericMethod(result));
        if (method.ReturnType.IsValueType)
        {
            var inner = result == typeof(Nothing) ? typeof(Task) : typeof(Task<>).MakeGenericType(result);
            code.Emit(OpCodes.Newobj, method.ReturnType.GetConstructor([inner])!);
        }
    }

    private static void EmitCompleted(ILGenerator code, Type type)
    {
        if (type == typeof(Task))
        {
            code.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
        {
            var nothing = code.DeclareLocal(type.GetGenericArguments()[0]);
            code.Emit(OpCodes.Ldloca, nothing);
            code.Emit(OpCodes.Initobj, nothing.LocalType);
            code.Emit(OpCodes.Ldloc, nothing);
            code.Emit(OpCodes.Call, typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(nothing.LocalType));
        }
        else if (type != typeof(void))
        {
            var nothing = code.DeclareLocal(type);
            code.Emit(OpCodes.Ldloca, nothing);
            code.Emit(OpCodes.Initobj, type);
            code.Emit(OpCodes.Ldloc, nothing);
        }
    }

    private static MethodInfo Of(string name) => typeof(GrainReference).GetMethod(name, Any | BindingFlags.Static)!;

    private static bool HoldsReferences(Type type) => (bool)typeof(RuntimeHelpers)
        .GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!
        .MakeGenericMethod(type)
        .Invoke(null, null)!;

    // Interfaces and types of tests may be internal.
    private static void Open(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        if (Opened.Add(name))
        {
            Assembly.SetCustomAttribute(new(typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!, [name]));
        }
    }
}
