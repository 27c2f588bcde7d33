using Orleans;

namespace ParkTwin.Contracts;

/// <summary>A token that a person has made for a program; its secret is shown once and kept as a SHA-256 only.</summary>
/// <param name="Id">Its id, unique within the account.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAtMs">When it was made, Unix ms UTC.</param>
/// <param name="ExpiresAtMs">When it ends, Unix ms UTC.</param>
/// <param name="LastUsedAtMs">When it was last used, Unix ms UTC, to the hour; null for never.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.NamedToken")]
public sealed record NamedToken(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] long CreatedAtMs,
    [property: Id(3)] long ExpiresAtMs,
    [property: Id(4)] long? LastUsedAtMs);
