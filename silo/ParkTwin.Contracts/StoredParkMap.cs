using Orleans;

namespace ParkTwin.Contracts;

/// <summary>The map of a park as it is kept.</summary>
/// <param name="Document">The document as it was put in, JSON.</param>
/// <param name="By">Who put it in.</param>
/// <param name="AtUnixMs">When, Unix ms UTC.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.StoredParkMap")]
public sealed record StoredParkMap([property: Id(0)] string Document, [property: Id(1)] string By, [property: Id(2)] long AtUnixMs);
