using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using ParkTwin.Web.Api;
using ParkTwin.Web.Api.Access;

namespace ParkTwin.Web.Access;

/// <summary>The composition of accounts, sign-in and sessions.</summary>
internal static class AccessSetup
{
    /// <summary>Name of the session cookie on plain HTTP; on HTTPS it begins with <c>__Host-</c>.</summary>
    public const string CookieName = "parktwin";

    /// <summary>The rate limit of sign-ins, by address.</summary>
    public const string SignInLimit = "sign-in";

    private const string ApplicationName = "ParkTwin";

    /// <summary>
    /// Adds them. Call it behind whatever takes hold of the data directory: keys and first accounts are made at start, within it.
    /// </summary>
    public static void AddAccess(this IServiceCollection services, AccessOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<PasswordDesk>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccountCallers>();
        services.AddSingleton<ICallerSource>(provider => provider.GetRequiredService<AccountCallers>());
        services.AddSingleton<FirstRunNotice>();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<AuthApi>();
        services.AddSingleton<UserAccountsApi>();
        services.AddSingleton<OwnTokensApi>();
        services.AddSingleton<AuditApi>();
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlRepository = new KeyFiles(options.DataDirectory));
        var schemes = services.AddAuthentication();
        AddCookie(schemes, AccessSchemes.PlainCookie, CookieName, CookieSecurePolicy.None, options);
        AddCookie(schemes, AccessSchemes.SecureCookie, "__Host-" + CookieName, CookieSecurePolicy.Always, options);
        schemes.AddBearerToken(AccessSchemes.Bearer, bearer =>
        {
            bearer.BearerTokenExpiration = options.TokenLife;
            bearer.Events.OnMessageReceived = message =>
            {
                message.Token = AccountCallers.TokenOf(message.Request);
                return Task.CompletedTask;
            };
        });
        schemes.AddOutside(options);
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(SignInLimit, context => RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress,
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = options.SignInsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }));
            limiter.OnRejected = async (rejected, _) => await Problems.TooManyTries(
                rejected.HttpContext,
                rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(10))
                .ExecuteAsync(rejected.HttpContext);
        });
        services.AddHostedService<FirstRun>();
    }

    private static void AddCookie(
        AuthenticationBuilder schemes, string scheme, string name, CookieSecurePolicy secure, AccessOptions options) =>
        schemes.AddCookie(scheme, cookie =>
        {
            cookie.Cookie.Name = name;
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = secure;
            cookie.ExpireTimeSpan = options.SessionIdle;
            cookie.SlidingExpiration = true;
        });
}
