using Microsoft.AspNetCore.Authentication;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Access;

/// <summary>Where a sign-in at an outside identity provider begins; it comes back to <c>/api/auth/callback/{provider}</c>.</summary>
internal static class ExternalApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/auth/external/{provider}", (AccessOptions options, string provider, string? returnUrl) => Start(options, provider, returnUrl))
            .OpenToAll().RequireRateLimiting(AccessSetup.SignInLimit).ExcludeFromDescription();

    /// <summary>A path of this site; everything else is its start page, so that nobody is led away behind a sign-in.</summary>
    internal static string OwnPath(string? text) =>
        text is ['/', ..] && !text.StartsWith("//", StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal) && !text.Any(char.IsControl)
            ? text
            : "/";

    private static IResult Start(AccessOptions options, string provider, string? returnUrl) => options.Providers.Any(one => one.Id == provider)
        ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = OwnPath(returnUrl) }, [OutsideSignIn.SchemeOf(provider)])
        : Problems.Missing("There is no such provider.", $"There is no sign-in provider '{provider}'. GET /api/auth/options lists them.");
}
