using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>A meter with its numbers. Immutable.</summary>
/// <param name="Number">Its number in the journal: dense from 0, in the order of registration, never re-used.</param>
/// <param name="Enterprise">Number of the enterprise it belongs to: the index in <see cref="RegistryState.Enterprises"/>.</param>
/// <param name="Ordinal">Its place in the enterprise's assignment; never changes.</param>
/// <param name="Park">Its park.</param>
/// <param name="Definition">What the registry says of it.</param>
public sealed record RegisteredMeter(uint Number, int Enterprise, int Ordinal, ParkId Park, MeterDefinition Definition);
