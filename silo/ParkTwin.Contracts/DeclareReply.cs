using Orleans;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Contracts;

/// <summary>The answer to a declaration.</summary>
/// <param name="Kept">The version that is kept; null when refused. Declaring what is newest already keeps that version.</param>
/// <param name="Faults">What is wrong, each with value, unit and what is allowed; empty when kept.</param>
/// <param name="Conflict">True when refused because another version came in between.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.DeclareReply")]
public sealed record DeclareReply(
    [property: Id(0)] Declaration? Kept,
    [property: Id(1)] IReadOnlyList<string> Faults,
    [property: Id(2)] bool Conflict = false);
