using Orleans.Runtime;

namespace Orleans;

#pragma warning disable CA1040 // Marker interfaces are Orleans' own model.
/// <summary>A grain: a virtual actor, activated on its first call, one turn at a time.</summary>
public interface IGrain : IAddressable;
#pragma warning restore CA1040
