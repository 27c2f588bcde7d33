namespace ParkTwin.Web.Api.Access;

/// <summary>All accounts.</summary>
/// <param name="Accounts">By user name.</param>
internal sealed record UserAccountListView(IReadOnlyList<UserAccountView> Accounts);
