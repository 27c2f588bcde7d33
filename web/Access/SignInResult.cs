using ParkTwin.Contracts;

namespace ParkTwin.Web.Access;

/// <summary>What became of a sign-in.</summary>
/// <param name="Account">The account; null where it was refused.</param>
/// <param name="RetryAfter">How long nothing is checked; null where the name or the password was wrong.</param>
internal readonly record struct SignInResult(UserAccount? Account, TimeSpan? RetryAfter);
