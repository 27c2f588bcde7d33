namespace Orleans;

/// <summary>The stable number of a serialized member.</summary>
[AttributeUsage(
    AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class
    | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>The number, unique in its type, never re-used.</summary>
    public uint Id { get; } = id;
}
