namespace Orleans;

/// <summary>Marks an <see cref="IConverter{TValue, TSurrogate}"/> for registration.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute;
