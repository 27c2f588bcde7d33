namespace ParkTwin.Web.Api.Accounts;

/// <summary>The balance of a meter tree: each gateway less its submeters.</summary>
public sealed record BalanceView : AccountView
{
    /// <summary>One row per meter that has submeters.</summary>
    public required IReadOnlyList<BalanceRowView> Gateways { get; init; }
}
