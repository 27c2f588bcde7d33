namespace ParkTwin.Web.Api.Maps;

/// <summary>How much CO₂ a unit of each metered carrier stands for at present.</summary>
/// <param name="Set">The reference set's version.</param>
/// <param name="Factors">The factors; a carrier without one is left out.</param>
public sealed record LiveFactorsView(string Set, IReadOnlyList<LiveFactorView> Factors);
