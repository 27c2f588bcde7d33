namespace ParkTwin.Contracts;

/// <summary>A stretch of the quarantine, newest first.</summary>
/// <param name="Total">Items in quarantine now.</param>
/// <param name="ByReason">Items in quarantine now by reason; reasons without an item are left out.</param>
/// <param name="Items">The items asked for.</param>
public sealed record QuarantinePage(
    long Total,
    IReadOnlyDictionary<QuarantineReason, long> ByReason,
    IReadOnlyList<QuarantineItem> Items);
