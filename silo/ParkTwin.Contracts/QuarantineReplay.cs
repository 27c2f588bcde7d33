namespace ParkTwin.Contracts;

/// <summary>What a replay did.</summary>
/// <param name="Replayed">Items that left the quarantine.</param>
/// <param name="Remaining">Items in quarantine afterwards.</param>
public readonly record struct QuarantineReplay(long Replayed, long Remaining);
