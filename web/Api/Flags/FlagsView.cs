namespace ParkTwin.Web.Api.Flags;

/// <summary>The flags of a park.</summary>
/// <param name="Park">The park.</param>
/// <param name="Total">How many match.</param>
/// <param name="ByState">How many of those by state; states without a flag are left out.</param>
/// <param name="Flags">The flags, newest first.</param>
public sealed record FlagsView(string Park, int Total, IReadOnlyDictionary<string, int> ByState, IReadOnlyList<FlagView> Flags);
