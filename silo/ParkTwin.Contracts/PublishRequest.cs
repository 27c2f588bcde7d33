using Orleans;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Contracts;

/// <summary>Publishes one reference document.</summary>
/// <param name="Document">The whole document.</param>
/// <param name="Version">The new set's version, unique; null takes <c>{date}.{number}</c>.</param>
/// <param name="By">Who.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.PublishRequest")]
public sealed record PublishRequest(
    [property: Id(0)] ReferenceDocument Document,
    [property: Id(1)] string? Version,
    [property: Id(2)] string By,
    [property: Id(3)] string? Note);
