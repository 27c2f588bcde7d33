namespace ParkTwin.Web.Api.Access;

/// <summary>A password that is shown this once, and must be changed at the first sign-in.</summary>
/// <param name="User">The account.</param>
/// <param name="Password">The password.</param>
internal sealed record OneTimePasswordView(string User, string Password);
