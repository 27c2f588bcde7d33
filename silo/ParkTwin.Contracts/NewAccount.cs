using Orleans;

namespace ParkTwin.Contracts;

/// <summary>Makes an account.</summary>
/// <param name="Facts">Name, role, scope.</param>
/// <param name="PasswordHash">Its password's hash; null for one that signs in at an outside provider alone.</param>
/// <param name="MustChangePassword">True where the password is to be changed at the first sign-in.</param>
/// <param name="Change">The id of this request; sent again, it changes nothing more.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.NewAccount")]
public sealed record NewAccount(
    [property: Id(0)] AccountFacts Facts,
    [property: Id(1)] string? PasswordHash,
    [property: Id(2)] bool MustChangePassword,
    [property: Id(3)] Guid Change);
