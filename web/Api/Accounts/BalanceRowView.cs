namespace ParkTwin.Web.Api.Accounts;

/// <summary>One gateway and what its submeters leave unaccounted.</summary>
/// <param name="Meter">The gateway's id.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="Amount">What the gateway measured.</param>
/// <param name="OwnUse">What did not pass it and is used behind it: PV and other generation used on site, storage discharge less charge;
/// null where there is none, or it cannot be assigned to one gateway.</param>
/// <param name="Submeters">What its submeters measured, together.</param>
/// <param name="Unaccounted">Amount and own use less submeters: losses and what nobody meters.</param>
/// <param name="Share">The difference over amount and own use.</param>
public sealed record BalanceRowView(
    string Meter, string Unit, decimal? Amount, decimal? OwnUse, decimal? Submeters, decimal? Unaccounted, decimal? Share);
