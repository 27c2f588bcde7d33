using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// The stable name of a grain class, the first half of its grains' ids. Without it the name is the class's, in lower case and
/// without its <c>Grain</c> ending.
/// </summary>
/// <param name="grainType">The name.</param>
[AttributeUsage(AttributeTargets.Class)]
#pragma warning disable CA1019 // The name is read through GetGrainType, as in Orleans.
public sealed class GrainTypeAttribute(string grainType) : Attribute
#pragma warning restore CA1019
{
    private readonly GrainType _grainType = GrainType.Create(grainType);

    /// <summary>The name.</summary>
    public GrainType GetGrainType(IServiceProvider services, Type type) => _grainType;
}
