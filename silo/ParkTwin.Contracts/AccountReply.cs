using Orleans;

namespace ParkTwin.Contracts;

/// <summary>The answer to a change of an account.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Account">The account as it is now; null where there is none.</param>
/// <param name="Before">The account as it was before; null where there was none, or the change was made already.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.AccountReply")]
public sealed record AccountReply(
    [property: Id(0)] AccountOutcome Outcome, [property: Id(1)] UserAccount? Account, [property: Id(2)] UserAccount? Before = null);
