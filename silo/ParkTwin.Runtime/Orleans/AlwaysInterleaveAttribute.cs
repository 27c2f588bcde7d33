namespace Orleans.Concurrency;

/// <summary>Calls of this method may start while others await.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
