using ParkTwin.Contracts;

namespace ParkTwin.Web.Access;

/// <summary>What became of a sign-in.</summary>
/// <param name="Account">The account; null where it was refused.</param>
/// <param name="User">The name of the account that was tried; null where there is none of the name that was given.</param>
/// <param name="RetryAfter">How long nothing is checked; null where the name or the password was wrong.</param>
internal readonly record struct SignInResult(UserAccount? Account, string? User, TimeSpan? RetryAfter);
