using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>
/// Finds who asks: a session cookie, a bearer token, or a named token, each checked against the account as it stands at every request,
/// so that a revocation acts at once.
/// </summary>
internal sealed class AccountCallers(IGrainFactory grains, TimeProvider time, AccessOptions options) : ICallerSource
{
    private const string BearerHead = "Bearer ";

    /// <inheritdoc/>
    public async ValueTask<Caller?> FindAsync(HttpContext context) => (await SessionAsync(context))?.Caller;

    /// <inheritdoc/>
    public async ValueTask<bool> IsCurrentAsync(Caller caller) =>
        await grains.GetGrain<IAccountGrain>(caller.User).Read() is { Facts.Disabled: false } account && account.Stamp == caller.Stamp;

    /// <summary>The session of a request; null where nobody is signed in, or no longer.</summary>
    public async ValueTask<Session?> SessionAsync(HttpContext context)
    {
        if (context.Features.Get<Found>() is { } found)
        {
            return found.Session;
        }

        var session = await LookAsync(context);
        context.Features.Set(new Found(session));
        return session;
    }

    /// <summary>What a named token's secret is kept as.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    /// <summary>The token that a request brings, in its header or, for the hub alone, in its address; null for none.</summary>
    internal static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(BearerHead, StringComparison.OrdinalIgnoreCase))
        {
            return header[BearerHead.Length..].Trim();
        }

        var query = request.Path.StartsWithSegments("/hubs") ? request.Query["access_token"].ToString() : string.Empty;
        return query.Length == 0 ? null : query;
    }

    private async Task<Session?> LookAsync(HttpContext context)
    {
        if (TokenOf(context.Request) is { } token)
        {
            // Who brings a token is who the token says, whatever cookie the browser adds.
            return token.StartsWith(AccessSchemes.NamedTokenPrefix, StringComparison.Ordinal)
                ? await NamedAsync(token)
                : await StandingAsync(await context.AuthenticateAsync(AccessSchemes.Bearer), isCookie: false);
        }

        return await StandingAsync(await context.AuthenticateAsync(AccessSchemes.CookieOf(context.Request)), isCookie: true);
    }

    private async Task<Session?> NamedAsync(string token)
    {
        var end = token.LastIndexOf('~');
        return end > AccessSchemes.NamedTokenPrefix.Length
            && UserName.TryFold(token[AccessSchemes.NamedTokenPrefix.Length..end], out var user)
            && await grains.GetGrain<IAccountGrain>(user).UseToken(HashOf(token)) is { MustChangePassword: false } account
                ? new Session(account, null)
                : null;
    }

    private async Task<Session?> StandingAsync(AuthenticateResult result, bool isCookie)
    {
        if (result.Principal is not { } principal || principal.FindFirstValue(ClaimTypes.Name) is not { } user)
        {
            return null;
        }

        var account = await grains.GetGrain<IAccountGrain>(user).Read();
        var isCurrent = account is { Facts.Disabled: false } && account.Stamp == principal.FindFirstValue(AccessSchemes.StampClaim);
        if (!isCurrent || (isCookie && IsTooOld(principal)))
        {
            return null;
        }

        return new Session(account!, isCookie ? principal.FindFirstValue(AccessSchemes.CsrfClaim) ?? string.Empty : null);
    }

    private bool IsTooOld(ClaimsPrincipal principal) =>
        !long.TryParse(principal.FindFirstValue(AccessSchemes.StartedClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var started)
        || time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(started) >= options.SessionLongest;

    /// <summary>What was found for this request, also where it was nothing.</summary>
    private sealed record Found(Session? Session);
}
