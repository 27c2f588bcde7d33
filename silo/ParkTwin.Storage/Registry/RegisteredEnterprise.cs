using ParkTwin.Contracts;

namespace ParkTwin.Storage.Registry;

/// <summary>An enterprise, or the park's own meters, with what its grain is told. Immutable.</summary>
/// <param name="Number">Its number: dense from 0, in the order of registration, never re-used.</param>
/// <param name="GrainKey">Key of its grain.</param>
/// <param name="Assignment">What the grain is to be told; a meter's ordinal is its place in the list of meters.</param>
/// <param name="Meters">The number of each meter, by ordinal.</param>
public sealed record RegisteredEnterprise(
    int Number, string GrainKey, EnterpriseAssignment Assignment, IReadOnlyList<uint> Meters);
