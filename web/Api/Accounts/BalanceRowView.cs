namespace ParkTwin.Web.Api.Accounts;

/// <summary>One gateway and what its submeters leave unaccounted.</summary>
/// <param name="Meter">The gateway's id.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="Amount">What the gateway measured.</param>
/// <param name="Submeters">What its submeters measured, together.</param>
/// <param name="Unaccounted">The difference: losses and what nobody meters.</param>
/// <param name="Share">The difference over the gateway's amount.</param>
public sealed record BalanceRowView(
    string Meter, string Unit, decimal? Amount, decimal? Submeters, decimal? Unaccounted, decimal? Share);
