namespace Orleans;

/// <summary>Marks a type that crosses a grain call, so that a serializer is generated where calls leave the process.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute;
