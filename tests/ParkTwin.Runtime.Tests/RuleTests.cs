using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace ParkTwin.Runtime.Tests;

public class RuleTests
{
    [Theory]
    [InlineData(typeof(ITakesAnArray), "parameter numbers can change after the call: Int32[] is an array")]
    [InlineData(typeof(ITakesAList), "parameter numbers can change after the call")]
    [InlineData(typeof(ITakesAMutableClass), "Mutable is not marked [Immutable] and Value can be set")]
    [InlineData(typeof(ITakesAHiddenMutable), "its Inner is mutable")]
    [InlineData(typeof(ITakesAnOpenClass), "its actual type is unknown")]
    [InlineData(typeof(IAnswersAnArray), "its answer can change after the call")]
    [InlineData(typeof(IAnswersNothing), "answers Void")]
    [InlineData(typeof(IAnswersDirectly), "answers Int32")]
    [InlineData(typeof(IHasAProperty), "properties")]
    [InlineData(typeof(IIsGeneric), "generic methods")]
    [InlineData(typeof(ITakesByReference), "is by reference")]
    public async Task What_must_not_cross_a_call_is_refused_by_name(Type type, string fault)
    {
        await using var bed = new GrainBed();
        var get = typeof(IGrainFactory).GetMethods().Single(
            static method => method.Name == "GetGrain" && method.GetParameters().Length == 2);
        var thrown = Assert.Throws<TargetInvocationException>(() => get.MakeGenericMethod(type).Invoke(bed.Grains, ["key", null]));
        Assert.Contains(fault, Assert.IsType<ArgumentException>(thrown.InnerException).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_cross_is_not_refused_for_its_types()
    {
        await using var bed = new GrainBed();
        var refused = Assert.Throws<ArgumentException>(() => bed.Grains.GetGrain<IPlain>("key"));
        Assert.Contains("No grain class implements", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_every_grain_is_told_at_start()
    {
        var services = new ServiceCollection();
        services.AddLocalGrains(options => options.Assemblies.Add(FaultyAssembly()));
        using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<ArgumentException>(provider.GetRequiredService<IGrainFactory>);
        Assert.Contains("ITakesAnArray.Take", refused.Message, StringComparison.Ordinal);
        Assert.Contains("IAnswersAnArray.Answer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_told_all_at_once()
    {
        var services = new ServiceCollection();
        services.AddLocalGrains(static options =>
        {
            options.ResponseTimeout = TimeSpan.Zero;
            options.CollectionAge = TimeSpan.Zero;
        });
        using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<ArgumentException>(provider.GetRequiredService<IGrainFactory>);
        Assert.Contains("ResponseTimeout is 00:00:00", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CollectionAge is 00:00:00", refused.Message, StringComparison.Ordinal);
    }

    // An assembly with one grain class that has two faulty interfaces.
    private static AssemblyBuilder FaultyAssembly()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new("Faulty"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Faulty").DefineType(
            "FaultyGrain", TypeAttributes.Public, typeof(Grain), [typeof(ITakesAnArray), typeof(IAnswersAnArray)]);
        foreach (var method in new[] { typeof(ITakesAnArray).GetMethod("Take")!, typeof(IAnswersAnArray).GetMethod("Answer")! })
        {
            var body = type.DefineMethod(
                method.Name,
                MethodAttributes.Public | MethodAttributes.Virtual,
                method.ReturnType,
                [.. method.GetParameters().Select(static one => one.ParameterType)]);
            body.GetILGenerator().Emit(OpCodes.Ldnull);
            body.GetILGenerator().Emit(OpCodes.Ret);
        }

        type.CreateType();
        return assembly;
    }

    public interface ITakesAnArray : IGrainWithStringKey
    {
        Task Take(int[] numbers);
    }

    public interface ITakesAList : IGrainWithStringKey
    {
        Task Take(IReadOnlyList<int> numbers);
    }

    public interface ITakesAMutableClass : IGrainWithStringKey
    {
        Task Take(Mutable mutable);
    }

    public interface ITakesAHiddenMutable : IGrainWithStringKey
    {
        Task Take(Outer outer);
    }

    public interface ITakesAnOpenClass : IGrainWithStringKey
    {
        Task Take(Open open);
    }

    public interface IAnswersAnArray : IGrainWithStringKey
    {
        Task<int[]> Answer();
    }

    public interface IAnswersNothing : IGrainWithStringKey
    {
        void Answer();
    }

    public interface IAnswersDirectly : IGrainWithStringKey
    {
        int Answer();
    }

    public interface IHasAProperty : IGrainWithStringKey
    {
        Task<int> Property { get; }
    }

    public interface IIsGeneric : IGrainWithStringKey
    {
        Task Take<T>(T value);
    }

    public interface ITakesByReference : IGrainWithStringKey
    {
        Task Take(ref int value);
    }

    public interface IPlain : IGrainWithStringKey
    {
        Task<Label?> One(string text, int? number, decimal exact, TimeSpan time, DateTimeOffset at, DayOfWeek day, CancellationToken token);

        Task<(long, Batch)> Two(KeyValuePair<string, Label> pair, ImmutableArray<int> numbers, IListener listener, IPlain other);

        [return: Immutable]
        Task<int[]> Three([Immutable] int[] numbers);

        ValueTask Four(Node node);
    }

    public sealed record Node(string Name, Node? Next);

    public sealed class Mutable
    {
        public int Value { get; set; }
    }

    public sealed record Outer(Mutable Inner);

    public record Open(int Value);
}
