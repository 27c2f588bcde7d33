namespace ParkTwin.Web.Api.Accounts;

/// <summary>One flow of energy in a period.</summary>
/// <param name="Amount">How much, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit the flow is accounted in.</param>
/// <param name="TceCalorific">As standard coal, 当量值; null where unknown or where it has none.</param>
/// <param name="TceEquivalent">As standard coal, 等价值; null where unknown or where it has none.</param>
public sealed record EnergyCarrierView(decimal? Amount, string? Unit, decimal? TceCalorific, decimal? TceEquivalent);
