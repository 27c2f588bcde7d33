using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using ParkTwin.Contracts;

namespace ParkTwin.Web.Access;

/// <summary>Begins and ends sessions, and makes tokens.</summary>
internal sealed class Sessions(TimeProvider time, AccessOptions options, IOptionsMonitor<BearerTokenOptions> bearer)
{
    /// <summary>Begins a session in a browser: the answer sets its cookie.</summary>
    public async Task<Session> BeginAsync(HttpContext context, UserAccount account)
    {
        var csrf = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var scheme = AccessSchemes.CookieOf(context.Request);
        await context.SignInAsync(scheme, PrincipalOf(account, scheme, csrf), PropertiesOf(time.GetUtcNow()));
        return new Session(account, csrf);
    }

    /// <summary>Ends the session in this browser.</summary>
    public Task EndAsync(HttpContext context) => context.SignOutAsync(AccessSchemes.CookieOf(context.Request), PropertiesOf(time.GetUtcNow()));

    /// <summary>A token for a program.</summary>
    public string TokenFor(UserAccount account)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + options.TokenLife };
        var ticket = new AuthenticationTicket(PrincipalOf(account, AccessSchemes.Bearer, null), properties, AccessSchemes.Bearer + ":AccessToken");
        return bearer.Get(AccessSchemes.Bearer).BearerTokenProtector.Protect(ticket);
    }

    private static AuthenticationProperties PropertiesOf(DateTimeOffset now) => new() { IsPersistent = true, IssuedUtc = now };

    private ClaimsPrincipal PrincipalOf(UserAccount account, string scheme, string? csrf)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, account.User));
        identity.AddClaim(new Claim(AccessSchemes.StampClaim, account.Stamp));
        identity.AddClaim(new Claim(
            AccessSchemes.StartedClaim, time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        if (csrf is not null)
        {
            identity.AddClaim(new Claim(AccessSchemes.CsrfClaim, csrf));
        }

        return new ClaimsPrincipal(identity);
    }
}
