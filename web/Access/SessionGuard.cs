using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using ParkTwin.Web.Api;

namespace ParkTwin.Web.Access;

/// <summary>
/// Refuses what is wrong with the way in which a request is signed in, before anybody asks what it may: credentials that would cross a
/// network in clear, a change by cookie without the session's value, and anything but the account's own routes while a one-time password
/// stands.
/// </summary>
internal sealed class SessionGuard(RequestDelegate next, AccountCallers callers)
{
    /// <summary>The header that unsafe requests of a session carry.</summary>
    public const string CsrfHeader = "X-ParkTwin-Csrf";

    /// <summary>Lets the request through, or answers 403.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var needs = context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>();
        if (context.GetEndpoint() is null || IsOpenReading(context, needs))
        {
            await next(context);
            return;
        }

        if (IsInClear(context))
        {
            await RefuseAsync(context, Problems.InClear());
            return;
        }

        if (await callers.SessionAsync(context) is { } session && Refusal(context, session, needs) is { } refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        await next(context);
    }

    /// <summary>Whether a request that brings a secret comes over a network that others can read.</summary>
    private static bool IsInClear(HttpContext context) => !context.Request.IsHttps
        && context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address)
        && (context.Request.Path.StartsWithSegments("/api/auth") || HasCredentials(context.Request));

    private static bool HasCredentials(HttpRequest request) =>
        AccountCallers.TokenOf(request) is not null || request.Cookies.ContainsKey(AccessSetup.CookieName);

    private static bool IsOpenReading(HttpContext context, NeedsAttribute? needs) =>
        needs is { Open: true } && IsSafe(context.Request) && !context.Request.Path.StartsWithSegments("/api/auth");

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    private static ProblemHttpResult? Refusal(HttpContext context, Session session, NeedsAttribute? needs)
    {
        // Signing in needs no session, so that one that is left over does not stand in its way.
        if (needs is { Open: true })
        {
            return null;
        }

        if (session.Csrf is { } csrf && !IsSafe(context.Request) && !IsSame(context.Request.Headers[CsrfHeader].ToString(), csrf))
        {
            return Problems.WithoutCsrf();
        }

        return session.Account.MustChangePassword && !context.Request.Path.StartsWithSegments("/api/auth") ? Problems.MustChangePassword() : null;
    }

    private static bool IsSame(string sent, string expected) =>
        expected.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));

    private static Task RefuseAsync(HttpContext context, ProblemHttpResult refusal) => refusal.ExecuteAsync(context);
}
