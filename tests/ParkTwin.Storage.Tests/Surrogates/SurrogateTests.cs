using System.Reflection;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Tests.Registry;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Tests.Surrogates;

public sealed class SurrogateTests
{
    private static readonly Assembly Contracts = typeof(IEnterpriseGrain).Assembly;

    private static readonly Dictionary<Type, Type> ConverterOf = Contracts.GetTypes()
        .Where(type => type.GetCustomAttribute<RegisterConverterAttribute>() is not null)
        .ToDictionary(type => InterfaceOf(type).GetGenericArguments()[0]);

    public static TheoryData<string> Surrogated => [.. ConverterOf.Keys.Select(type => type.Name).Order()];

    /// <summary>Those that cross property by property; the others cross as one text, which the JSON tests look into.</summary>
    public static TheoryData<string> InParts =>
        [.. ConverterOf.Where(pair => SurrogateOf(pair.Value).Name != "JsonText").Select(pair => pair.Key.Name).Order()];

    [Theory]
    [MemberData(nameof(Surrogated))]
    public void A_value_comes_back_from_its_surrogate_as_it_was(string name)
    {
        var (type, converter) = ConverterOf.Single(pair => pair.Key.Name == name);
        Assert.NotEmpty(Samples(type));
        Assert.All(Samples(type), sample =>
        {
            var (instance, methods) = (Activator.CreateInstance(converter), InterfaceOf(converter));
            var there = methods.GetMethod("ConvertToSurrogate")!.Invoke(instance, [sample]);
            var back = methods.GetMethod("ConvertFromSurrogate")!.Invoke(instance, [there]);

            Assert.Equal(Leaves.Of(sample), Leaves.Of(back));
        });
    }

    [Theory]
    [MemberData(nameof(InParts))]
    public void A_surrogate_has_every_property_of_its_value(string name)
    {
        var (type, converter) = ConverterOf.Single(pair => pair.Key.Name == name);
        var surrogate = SurrogateOf(converter);

        var stored = type.GetProperties().Where(property => property.CanWrite || Stored(type, property));
        Assert.Equal(
            stored.Select(property => property.Name).Order(),
            surrogate.GetProperties().Select(property => property.Name).Order());
        AssertSerializable(surrogate);
    }

    [Fact]
    public void Everything_that_crosses_a_call_is_immutable_and_numbered()
    {
        HashSet<Type> seen = [];
        var interfaces = Contracts.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))
            .ToArray();
        Assert.True(interfaces.Length >= 3);
        foreach (var method in interfaces.SelectMany(type => type.GetMethods()))
        {
            var name = $"{method.DeclaringType!.Name}.{method.Name}";
            Assert.True(method.ReturnType.IsAssignableTo(typeof(Task)), $"{name} must return a task.");
            Assert.True(method.GetCustomAttribute<AliasAttribute>() is not null, $"{name} needs [Alias].");
            foreach (var type in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            {
                Visit(type, seen);
            }
        }

        Assert.Contains(typeof(MeterEvent), seen);
        Assert.Contains(typeof(UsageRow), seen);
    }

    private static void Visit(Type type, HashSet<Type> seen)
    {
        if (type.IsArray || type.IsGenericType)
        {
            foreach (var inner in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            {
                Visit(inner, seen);
            }

            return;
        }

        if (!seen.Add(type) || type.IsPrimitive || type.IsInterface || type == typeof(string) || type == typeof(decimal)
            || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(Task) || type.IsEnum)
        {
            return;
        }

        if (ConverterOf.TryGetValue(type, out var converter))
        {
            foreach (var property in SurrogateOf(converter).GetProperties())
            {
                Visit(property.PropertyType, seen);
            }

            return;
        }

        Assert.True(type.Assembly == Contracts, $"{type} crosses a call: give it a surrogate in ParkTwin.Contracts/Surrogates.");
        AssertSerializable(type);
        foreach (var property in Numbered(type))
        {
            Visit(property.PropertyType, seen);
        }
    }

    private static void AssertSerializable(Type type)
    {
        Assert.True(type.GetCustomAttribute<GenerateSerializerAttribute>() is not null, $"{type} needs [GenerateSerializer].");
        Assert.True(type.GetCustomAttribute<ImmutableAttribute>() is not null, $"{type} needs [Immutable].");
        Assert.True(type.GetCustomAttribute<AliasAttribute>() is not null, $"{type} needs [Alias].");
        var numbers = Numbered(type).Select(property => property.GetCustomAttribute<IdAttribute>()?.Id
            ?? throw new InvalidOperationException($"{type}.{property.Name} needs [Id].")).ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    private static PropertyInfo[] Numbered(Type type) => [.. type.GetProperties().Where(property => property.CanWrite)];

    private static bool Stored(Type type, PropertyInfo property) =>
        type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static Type InterfaceOf(Type converter) =>
        converter.GetInterfaces().Single(type => type.GetGenericTypeDefinition() == typeof(IConverter<,>));

    private static Type SurrogateOf(Type converter) => InterfaceOf(converter).GetGenericArguments()[1];

    private static IEnumerable<object> Samples(Type type)
    {
        var park = SampleParks.Park();
        var meters = SampleParks.Random(5, 30).SelectMany(one => one.Meters).Concat(park.Meters).ToArray();
        var reading = new Reading(1, 1.50m, 2, ReadingQuality.Estimated, 3);
        var samples = new object[]
        {
            park.Id, park.Enterprises[0].Id, park.Meters[0].Id, MonthKey.Of(0), QuarterHour.Of(-1), reading,
            new JudgedReading(reading, Verdict.Suspect), new LedgerSlot(1, 2, 3),
            new MeterHead(1, 2, 3.0m, ReadingQuality.Bad, Verdict.Pending, 4, 5), default(MeterHead), park, park.Enterprises[0],
            new EnterpriseDefinition { Id = park.Enterprises[0].Id, Name = "x" }, park.Enterprises[0].Contract!,
            ZoneTables.TryGet("Europe/Berlin", out var zone) ? zone : throw new InvalidOperationException("No Berlin."),
        };
        return samples.Concat(AccountingSamples.All).Concat(AlarmSamples.All).Concat(meters).Concat(meters.SelectMany(meter => meter.Events)).Where(sample => sample.GetType() == type);
    }
}
