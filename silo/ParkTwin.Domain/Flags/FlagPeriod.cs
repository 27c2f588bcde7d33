using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Flags;

/// <summary>One period as the rules see it.</summary>
/// <param name="Account">Its account, of the provincial scope.</param>
/// <param name="Inputs">What the account was made from.</param>
public sealed record FlagPeriod(Account Account, InventoryInputs Inputs);
