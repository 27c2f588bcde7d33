using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Web.Access;

/// <summary>
/// Sign-in at outside identity providers, by the framework's OAuth handler: authorization code, PKCE, state. An outside identity signs in
/// to the account that an administrator has given it, and never makes one.
/// </summary>
internal static class OutsideSignIn
{
    private const int MostAnswerBytes = 64 * 1024;

    /// <summary>The scheme of a provider.</summary>
    public static string SchemeOf(string provider) => "outside-" + provider;

    /// <summary>Adds the providers.</summary>
    public static void AddOutside(this AuthenticationBuilder schemes, AccessOptions options)
    {
        foreach (var provider in options.Providers)
        {
            schemes.AddOAuth(SchemeOf(provider.Id), provider.Name, oauth => Configure(oauth, provider));
        }
    }

    private static void Configure(OAuthOptions oauth, OutsideProvider provider)
    {
        oauth.AuthorizationEndpoint = provider.Authorize.ToString();
        oauth.TokenEndpoint = provider.Token.ToString();
        oauth.UserInformationEndpoint = provider.UserInfo.ToString();
        oauth.ClientId = provider.ClientId;
        oauth.ClientSecret = provider.ClientSecret;
        oauth.CallbackPath = "/api/auth/callback/" + provider.Id;
        oauth.UsePkce = true;
        oauth.SignInScheme = AccessSchemes.PlainCookie;
        oauth.CorrelationCookie.Path = "/api/auth";
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.Scope.Clear();
        foreach (var scope in provider.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            oauth.Scope.Add(scope);
        }

        oauth.Events.OnCreatingTicket = context => IdentifyAsync(context, provider);
        oauth.Events.OnTicketReceived = context => ReceiveAsync(context, provider);
        oauth.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in?outside=failed");
            return Task.CompletedTask;
        };
    }

    /// <summary>Asks the provider who it is.</summary>
    private static async Task IdentifyAsync(OAuthCreatingTicketContext context, OutsideProvider provider)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfo);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        answer.EnsureSuccessStatusCode();
        if (answer.Content.Headers.ContentLength > MostAnswerBytes)
        {
            throw new AuthenticationFailureException($"The provider {provider.Id} tells more than {MostAnswerBytes} bytes of who it is.");
        }

        using var user = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(context.HttpContext.RequestAborted));
        var subject = user.RootElement.ValueKind == JsonValueKind.Object && user.RootElement.TryGetProperty(provider.Subject, out var found)
            ? found.ValueKind switch { JsonValueKind.String => found.GetString(), JsonValueKind.Number => found.GetRawText(), _ => null }
            : null;
        if (string.IsNullOrEmpty(subject))
        {
            throw new AuthenticationFailureException($"The provider {provider.Id} does not tell '{provider.Subject}'.");
        }

        context.Identity!.AddClaim(new Claim(ClaimTypes.NameIdentifier, subject));
    }

    /// <summary>Begins a session of the account that has this identity, in place of one of the identity itself.</summary>
    private static async Task ReceiveAsync(TicketReceivedContext context, OutsideProvider provider)
    {
        var services = context.HttpContext.RequestServices;
        var grains = services.GetRequiredService<IGrainFactory>();
        var subject = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var account = await grains.GetGrain<IAccountListGrain>(GrainKeys.Accounts).FindExternal($"{provider.Id}:{subject}");
        var signedIn = account is null ? null : await grains.GetGrain<IAccountGrain>(account.User).EndSignIn(account.Stamp, null);
        context.HandleResponse();
        var session = signedIn is null ? null : await services.GetRequiredService<Sessions>().BeginAsync(context.HttpContext, signedIn);
        await RecordAsync(context.HttpContext, provider, session);
        context.Response.Redirect(session is null ? "/sign-in?outside=unknown" : context.ReturnUri ?? "/");
    }

    private static async Task RecordAsync(HttpContext context, OutsideProvider provider, Session? session) =>
        await context.RequestServices.GetRequiredService<IAuditTrail>().AppendAsync(new Domain.Access.AuditEntry(
            context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds(),
            session?.Account.User ?? string.Empty,
            session is null ? string.Empty : Domain.Access.AccessWords.Of(session.Account.Facts.Role),
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            "signIn",
            "outside:" + provider.Id,
            session is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status302Found,
            null));
}
