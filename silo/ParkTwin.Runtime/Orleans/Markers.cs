namespace Orleans;

#pragma warning disable CA1040 // Marker interfaces are Orleans' own model.
/// <summary>Something that calls can be addressed to.</summary>
public interface IAddressable;

/// <summary>A grain: a virtual actor, activated on its first call, one turn at a time.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain whose identity is a text.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>An object outside the grains that grains may call back, one way.</summary>
public interface IGrainObserver : IAddressable;
#pragma warning restore CA1040
