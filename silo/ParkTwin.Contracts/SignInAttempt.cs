using Orleans;

namespace ParkTwin.Contracts;

/// <summary>What is needed to check a password that somebody tries.</summary>
/// <param name="Account">The account; null where there is none.</param>
/// <param name="PasswordHash">The hash that the password must fit; null where nothing can fit.</param>
/// <param name="LockedUntilMs">Until when nothing is checked, Unix ms UTC; null where it is.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.SignInAttempt")]
public sealed record SignInAttempt(
    [property: Id(0)] UserAccount? Account, [property: Id(1)] string? PasswordHash, [property: Id(2)] long? LockedUntilMs);
