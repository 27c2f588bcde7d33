namespace ParkTwin.Web.Api;

/// <summary>What is in quarantine, newest first.</summary>
/// <param name="Total">Items in quarantine now.</param>
/// <param name="ByReason">Items by reason; reasons without an item are left out.</param>
/// <param name="Items">The items asked for.</param>
public sealed record QuarantineView(long Total, IReadOnlyDictionary<string, long> ByReason, IReadOnlyList<QuarantineItemView> Items);
