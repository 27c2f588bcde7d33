using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>One reported version with the account that its own inputs and its own reference set make.</summary>
/// <param name="Version">The version as it is kept.</param>
/// <param name="Account">Its account under the scope asked for.</param>
internal sealed record ReportedAccount(ReportedVersion Version, Account Account);
