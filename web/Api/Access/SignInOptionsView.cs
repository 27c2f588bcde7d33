using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Access;

/// <summary>What the sign-in page offers.</summary>
/// <param name="SignedIn">Whether this browser is signed in.</param>
/// <param name="DemoAccounts">Accounts of the modelled park with their passwords; empty where it does not run.</param>
/// <param name="Providers">Outside identity providers.</param>
/// <param name="PasswordRules">What a password must be.</param>
internal sealed record SignInOptionsView(
    bool SignedIn, IReadOnlyList<DemoAccount> DemoAccounts, IReadOnlyList<ProviderView> Providers, PasswordRulesView PasswordRules);
