namespace Orleans.Concurrency;

/// <summary>Calls to such a grain may start while others await; turns still run one at a time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
