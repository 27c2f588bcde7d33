using Microsoft.AspNetCore.Mvc;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Access;

/// <summary>Signing in and out, and one's own password.</summary>
internal sealed class AuthApi(
    SignInDesk desk, Sessions sessions, AccountCallers callers, PasswordDesk passwords, IGrainFactory grains, FirstRunNotice notice, AccessOptions options)
{
    private const int MostBytes = 16 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Sign-in").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        auth.MapPost("/token", (AuthApi api, HttpContext context) => api.TokenAsync(context))
            .OpenToAll().RequireRateLimiting(AccessSetup.SignInLimit).Accepts<CredentialsBody>("application/json")
            .Describe<TokenView>("token", "A token for a program", """
                Sent as `Authorization: Bearer …`; needs no cookie and no header against forgery. It ends at `expiresIn`, and at once
                where the account's password, role or scope changes, or its sessions are revoked. An unknown user and a wrong password
                are one answer (401); after five wrong ones in a row the account waits (429).
                """, 400, 401, 403, 429);
        auth.MapPost("/sign-in", (AuthApi api, HttpContext context) => api.SignInAsync(context))
            .OpenToAll().RequireRateLimiting(AccessSetup.SignInLimit).Accepts<CredentialsBody>("application/json")
            .Describe<MeView>("signIn", "Signs in with a cookie", """
                For browsers. Changes then carry `csrf` of the answer in the header `X-ParkTwin-Csrf`. A session ends 12 hours after its
                last request, 7 days after its first, at sign-out, and when the account is changed or revoked.
                """, 400, 401, 403, 429);
        auth.MapPost("/sign-out", (AuthApi api, HttpContext context) => api.SignOutAsync(context))
            .OpenToAll().Describe<DoneView>("signOut", "Signs out in this browser", "Done too where nobody was signed in.");
        auth.MapGet("/me", (AuthApi api, HttpContext context) => api.MeAsync(context))
            .Needs(AccessRight.OwnAccount).Describe<MeView>("me", "Who is signed in", "401 where nobody is.", 401);
        auth.MapGet("/options", (AuthApi api, HttpContext context) => api.OffersAsync(context))
            .OpenToAll().Describe<SignInOptionsView>("signInOptions", "What the sign-in page offers", """
                The demo's accounts with their passwords, only where the modelled park runs; outside identity providers; what a password
                must be; whether this request is signed in.
                """);
        auth.MapPost("/password", (AuthApi api, HttpContext context) => api.PasswordAsync(context))
            .Needs(AccessRight.OwnAccount).Accepts<NewPasswordBody>("application/json")
            .Describe<MeView>("changePassword", "Changes one's own password", """
                Every other session and token of the account ends; this browser stays signed in and has a new `csrf`.
                """, 400, 401, 422, 429);
    }

    /// <summary>What is said of an account to itself.</summary>
    public static MeView View(Session session)
    {
        var facts = session.Account.Facts;
        return new MeView
        {
            User = session.Account.User,
            Name = facts.Name,
            Role = AccessWords.Of(facts.Role),
            Parks = facts.Parks?.Select(one => one.Value).ToArray(),
            Park = facts.Enterprise is null ? null : facts.Parks?[0].Value,
            Enterprise = facts.Enterprise?.Value,
            MustChangePassword = session.Account.MustChangePassword,
            Csrf = session.Csrf,
            Rights = [.. Enum.GetValues<AccessRight>().Where(right => AccessRules.Allows(facts.Role, right)).Select(AccessWords.Of)],
        };
    }

    private async Task<IResult> SignOutAsync(HttpContext context)
    {
        await callers.SessionAsync(context); // Found before it ends, for the audit trail.
        await sessions.EndAsync(context);
        return TypedResults.Ok(new DoneView(true));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var (account, refusal) = await CheckAsync(context);
        return account is null
            ? refusal!
            : TypedResults.Ok(new TokenView(sessions.TokenFor(account), "Bearer", (long)options.TokenLife.TotalSeconds));
    }

    private async Task<IResult> SignInAsync(HttpContext context)
    {
        var (account, refusal) = await CheckAsync(context);
        return account is null ? refusal! : TypedResults.Ok(View(await sessions.BeginAsync(context, account)));
    }

    private async Task<(UserAccount? Account, IResult? Refusal)> CheckAsync(HttpContext context)
    {
        var (body, wrong) = await JsonBody.ReadAsync(context.Request, TwinJson.Default.CredentialsBody);
        if (body is null)
        {
            return (null, Problems.Bad(wrong!));
        }

        if (string.IsNullOrEmpty(body.User) || string.IsNullOrEmpty(body.Password))
        {
            return (null, Problems.Bad("The body has no user or no password; send {\"user\",\"password\"}."));
        }

        var result = await desk.TryAsync(body.User, body.Password, context.Connection.RemoteIpAddress, context.RequestAborted);
        var note = AuditNote.Of(context);
        note.Session = result.Account is null ? null : new Session(result.Account, null);

        // What was typed where there is no such account may well be a password.
        note.Target = result.User ?? "unknown user";
        note.Detail = result.RetryAfter is null ? null : "refused unseen: too many wrong ones before";
        return result.RetryAfter is { } wait
            ? (null, Problems.TooManyTries(context, wait))
            : (result.Account, result.Account is null ? WrongCredentials() : null);
    }

    private async Task<IResult> MeAsync(HttpContext context) =>
        await callers.SessionAsync(context) is { } session ? TypedResults.Ok(View(session)) : Problems.NotSignedIn();

    private async Task<IResult> OffersAsync(HttpContext context) => TypedResults.Ok(new SignInOptionsView(
        await callers.SessionAsync(context) is not null,
        notice.DemoAccounts,
        [.. options.Providers.Select(one => new ProviderView(one.Id, one.Name))],
        new PasswordRulesView(PasswordRules.MinLength, PasswordRules.MaxLength, PasswordRules.Rule)));

    private async Task<IResult> PasswordAsync(HttpContext context)
    {
        if (await callers.SessionAsync(context) is not { } session)
        {
            return Problems.NotSignedIn();
        }

        var (body, wrong) = await JsonBody.ReadAsync(context.Request, TwinJson.Default.NewPasswordBody);
        if (body is null || string.IsNullOrEmpty(body.Current) || string.IsNullOrEmpty(body.New))
        {
            return Problems.Bad(wrong ?? "The body has no current or no new password; send {\"current\",\"new\"}.");
        }

        var user = session.Account.User;
        var confirmed = await desk.ConfirmAsync(user, body.Current, context.RequestAborted);
        if (confirmed.RetryAfter is { } wait)
        {
            return Problems.TooManyTries(context, wait);
        }

        if (confirmed.Account is null)
        {
            return Problems.Faulty("The password cannot be changed.", ["The present password is another one."]);
        }

        var faults = PasswordRules.Faults(body.New, user);
        if (faults.Count > 0 || body.New == body.Current)
        {
            return Problems.Faulty("The password cannot be changed.", faults.Count > 0 ? faults : ["The new password is the present one."]);
        }

        var hash = await passwords.HashAsync(user, body.New, context.RequestAborted);
        var reply = await grains.GetGrain<IAccountGrain>(user).SetPassword(hash, mustChange: false, Guid.NewGuid());
        if (reply.Account is not { } changed)
        {
            return Problems.NotSignedIn();
        }

        return TypedResults.Ok(View(session.Csrf is null ? new Session(changed, null) : await sessions.BeginAsync(context, changed)));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult WrongCredentials() => TypedResults.Problem(
        "The user name or the password is wrong. After five wrong ones in a row the account waits a minute.",
        statusCode: StatusCodes.Status401Unauthorized,
        title: "Not signed in.");
}
