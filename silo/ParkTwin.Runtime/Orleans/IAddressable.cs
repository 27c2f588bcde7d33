namespace Orleans.Runtime;

#pragma warning disable CA1040 // Marker interfaces are Orleans' own model.
/// <summary>Something that calls can be addressed to.</summary>
public interface IAddressable;
#pragma warning restore CA1040
