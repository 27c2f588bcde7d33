namespace ParkTwin.Web.Api.Platform;

/// <summary>The flags of all parks in scope.</summary>
/// <param name="Total">How many match.</param>
/// <param name="Overdue">How many of those wait longer than they should.</param>
/// <param name="ByState">How many of those by state; states without a flag are left out.</param>
/// <param name="Flags">The flags, what is due first at the head, then the newest.</param>
public sealed record DeskView(int Total, int Overdue, IReadOnlyDictionary<string, int> ByState, IReadOnlyList<DeskFlagView> Flags);
