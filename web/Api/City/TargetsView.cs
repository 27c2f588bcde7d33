namespace ParkTwin.Web.Api.City;

/// <summary>The targets that stand for an axis in a year.</summary>
/// <param name="Axis">Id of the axis.</param>
/// <param name="Year">The year.</param>
/// <param name="Targets">The newest of each zone; the one without a zone is for all others.</param>
public sealed record TargetsView(string Axis, int Year, IReadOnlyList<TargetView> Targets);
