namespace ParkTwin.Web.Api;

/// <summary>Readings of one meter, oldest first.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Unit">The unit of the values, before the ratio.</param>
/// <param name="Truncated">True when the limit cut the list; ask again from the last one's time.</param>
/// <param name="Readings">The readings.</param>
public sealed record ReadingsView(string Meter, string Unit, bool Truncated, IReadOnlyList<ReadingRowView> Readings);
