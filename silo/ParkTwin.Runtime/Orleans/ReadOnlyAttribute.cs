namespace Orleans.Concurrency;

/// <summary>Calls of read-only methods may start while other read-only calls await.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
