using Orleans.Runtime;

namespace Orleans;

#pragma warning disable CA1040 // Marker interfaces are Orleans' own model.
/// <summary>An object outside the grains that grains may call back. Grains hold references to it, never the object.</summary>
public interface IGrainObserver : IAddressable;
#pragma warning restore CA1040
