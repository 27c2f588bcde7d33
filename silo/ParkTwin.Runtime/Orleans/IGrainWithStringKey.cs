namespace Orleans;

#pragma warning disable CA1040 // Marker interfaces are Orleans' own model.
/// <summary>A grain whose identity is a text.</summary>
public interface IGrainWithStringKey : IGrain;
#pragma warning restore CA1040
