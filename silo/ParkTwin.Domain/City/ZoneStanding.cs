using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>One zone in a quarter's ranking.</summary>
/// <param name="Zone">Id of the zone.</param>
/// <param name="Axes">Its axes, in the radar's order; unknown ones are gaps.</param>
/// <param name="Score">The mean of its known axes' scores; unknown where it is not ranked.</param>
/// <param name="Rank">From 1, equal scores share the better rank; null where it is not ranked.</param>
/// <param name="Missed">Mandatory axes whose target is missed.</param>
public sealed record ZoneStanding(string Zone, IReadOnlyList<AxisScore> Axes, Figure Score, int? Rank, IReadOnlyList<string> Missed);
